// What would a server answer a second that does nothing but speak HTTP (/hello), or read one row
// from SQLite (/read)? The two references for a "today" request.
//
//   plumb_bare_server DATABASE      prints its port, serves until it is killed
#include <sqlite3.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <string>
#include <thread>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

std::string database;

/// A connection of this thread with its statement, as a server that does only this would keep it.
class Reader {
 public:
  Reader() {
    if (sqlite3_open(database.c_str(), &connection_) != SQLITE_OK) std::abort();
    sqlite3_prepare_v2(connection_, "select body from event where id = ?", -1, &select_, nullptr);
  }
  ~Reader() {
    sqlite3_finalize(select_);
    sqlite3_close(connection_);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  std::string read(int id) {
    sqlite3_bind_int(select_, 1, id);
    std::string body;
    if (sqlite3_step(select_) == SQLITE_ROW)
      body = static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(select_, 0)));
    sqlite3_reset(select_);
    return body;
  }

 private:
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

std::string answer(beast::string_view target) {
  thread_local Reader reader;
  thread_local int next = 0;
  if (target != "/read") return R"({"hello":"world"})";
  next = next % 1'000 + 1;
  return reader.read(next);
}

awaitable<void> serve(beast::tcp_stream stream) {
  beast::flat_buffer buffer;
  try {
    for (;;) {
      http::request<http::string_body> request;
      co_await http::async_read(stream, buffer, request, use_awaitable);
      http::response<http::string_body> response(http::status::ok, request.version());
      response.set(http::field::content_type, "application/json");
      response.body() = answer(request.target());
      response.prepare_payload();
      co_await http::async_write(stream, response, use_awaitable);
    }
  } catch (const std::exception&) {
    co_return;  // the client has gone
  }
}

awaitable<void> accept_all(asio::io_context& loop, tcp::acceptor& acceptor) {
  for (;;) {
    auto socket = co_await acceptor.async_accept(asio::make_strand(loop), use_awaitable);
    socket.set_option(tcp::no_delay(true));
    const auto executor = socket.get_executor();
    asio::co_spawn(executor, serve(beast::tcp_stream(std::move(socket))), asio::detached);
  }
}

void make_rows() {
  sqlite3* connection = nullptr;
  sqlite3_open(database.c_str(), &connection);
  sqlite3_exec(connection,
               "pragma journal_mode=wal; create table event (id integer primary key, body text);"
               "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)"
               "insert into event select i, '{\"id\":' || i || ',\"body\":\"' || "
               "hex(zeroblob(100)) || '\"}' from n",
               nullptr, nullptr, nullptr);
  sqlite3_close(connection);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  database = argv[1];
  make_rows();
  asio::io_context loop(2);
  tcp::acceptor acceptor(loop, {asio::ip::address_v4::loopback(), 0});
  std::printf("%d\n", acceptor.local_endpoint().port());
  std::fflush(stdout);
  asio::co_spawn(loop, accept_all(loop, acceptor), asio::detached);
  const std::jthread second([&] { loop.run(); });
  loop.run();
}
