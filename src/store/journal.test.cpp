// The promises of app::JournalStore, held by every store: one suite, two keepers.
#include <gtest/gtest.h>

#include <memory>
#include <thread>

#include "base/uuid.hpp"
#include "store/memory_journal.hpp"
#include "store/sqlite_journal.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::store {
namespace {

using app::EventRecord;
using app::PersonRecord;
using Code = Fault::Code;

class MemoryKeeper {
 public:
  app::JournalStore& journal() { return journal_; }

 private:
  MemoryJournal journal_;
};

class SqliteKeeper {
 public:
  SqliteKeeper() : journal_{SqliteJournal::open({folder_.file("journal.db")}).value()} {}
  app::JournalStore& journal() { return *journal_; }

 private:
  TempFolder folder_;
  std::unique_ptr<SqliteJournal> journal_;
};

std::string make_id(std::uint64_t number) {
  // The lowest byte shares its place with the variant, so the number stands above it.
  return base::make_uuid7({1'700'000'000'000}, 0, number << 8).text;
}

EventRecord make_event(std::uint64_t number, std::string text = "{}") {
  return {make_id(number), "", {1'700'000'000'000 + static_cast<std::int64_t>(number)}, "note",
          std::move(text), 0};
}

template <class Keeper>
class JournalSuite : public testing::Test {
 protected:
  app::JournalStore& journal() { return keeper_.journal(); }
  std::string add(std::uint64_t number, const std::string& name) {
    return journal().record_person({make_id(number), name, {5}, false}).value().id;
  }
  Keeper keeper_;
};

using Keepers = testing::Types<MemoryKeeper, SqliteKeeper>;
TYPED_TEST_SUITE(JournalSuite, Keepers);

TYPED_TEST(JournalSuite, an_empty_journal_has_nobody) {
  EXPECT_TRUE(this->journal().read_people().value().empty());
}

TYPED_TEST(JournalSuite, names_in_any_script_come_back_as_they_were_written) {
  const std::vector<std::string> names = {
      "Ada", "Ngọc Ánh", "محمد", "山田 太郎", "Ольга", "𓂀 😀", "O'Hara; drop table person; --",
      "שָׁלוֹם"};
  for (std::size_t i = 0; i < names.size(); ++i) this->add(i + 1, names[i]);
  const auto people = this->journal().read_people().value();
  ASSERT_EQ(people.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(people[i].name, names[i]);
}

TYPED_TEST(JournalSuite, the_same_person_twice_is_one_person) {
  const std::string id = this->add(1, "Ada");
  const auto again = this->journal().record_person({id, "Ada", {999}, false});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->created.ms, 5) << "the first record stands";
  EXPECT_EQ(this->journal().read_people().value().size(), 1u);
}

TYPED_TEST(JournalSuite, the_same_person_under_another_name_is_refused) {
  const std::string id = this->add(1, "Ada");
  const auto again = this->journal().record_person({id, "Grace", {5}, false});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Code::input_invalid);
  EXPECT_EQ(this->journal().read_people().value().front().name, "Ada");
}

TYPED_TEST(JournalSuite, events_come_back_in_the_order_of_their_sequence) {
  const std::string ada = this->add(1, "Ada");
  const std::vector<EventRecord> first = {make_event(30, "c"), make_event(10, "a")};
  const std::vector<EventRecord> second = {make_event(20, "b")};
  ASSERT_TRUE(this->journal().record_events(ada, first));
  const auto result = this->journal().record_events(ada, second);
  ASSERT_TRUE(result);
  const auto events = this->journal().read_events(ada, 0, app::all_events).value();
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[0].text + events[1].text + events[2].text, "cab");
  EXPECT_LT(events[0].sequence, events[1].sequence);
  EXPECT_LT(events[1].sequence, events[2].sequence);
  EXPECT_EQ(events[2].sequence, result->last_sequence);
  EXPECT_EQ(events[2].id, make_id(20));
  EXPECT_EQ(events[2].person, ada);
  EXPECT_EQ(events[2].kind, "note");
  EXPECT_EQ(events[2].at.ms, 1'700'000'000'020);
}

TYPED_TEST(JournalSuite, only_what_came_after_a_sequence_is_read) {
  const std::string ada = this->add(1, "Ada");
  const std::vector<EventRecord> events = {make_event(1), make_event(2), make_event(3)};
  ASSERT_TRUE(this->journal().record_events(ada, events));
  const auto all = this->journal().read_events(ada, 0, app::all_events).value();
  const auto later = this->journal().read_events(ada, all[0].sequence, app::all_events).value();
  ASSERT_EQ(later.size(), 2u);
  EXPECT_EQ(later[0].id, make_id(2));
  EXPECT_TRUE(this->journal().read_events(ada, all[2].sequence, app::all_events).value().empty());
}

TYPED_TEST(JournalSuite, no_more_than_the_limit_is_read) {
  const std::string ada = this->add(1, "Ada");
  const std::vector<EventRecord> events = {make_event(1), make_event(2), make_event(3)};
  ASSERT_TRUE(this->journal().record_events(ada, events));
  const auto first = this->journal().read_events(ada, 0, 2).value();
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[1].id, make_id(2));
  const auto rest = this->journal().read_events(ada, first[1].sequence, 2).value();
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].id, make_id(3));
  EXPECT_TRUE(this->journal().read_events(ada, 0, 0).value().empty());
}

TYPED_TEST(JournalSuite, an_event_sent_twice_is_one_event) {
  const std::string ada = this->add(1, "Ada");
  const std::vector<EventRecord> events = {make_event(1), make_event(2)};
  const auto first = this->journal().record_events(ada, events).value();
  EXPECT_EQ(first.stored, 2u);
  EXPECT_EQ(first.already_there, 0u);
  const std::vector<EventRecord> more = {make_event(2), make_event(3), make_event(3)};
  const auto second = this->journal().record_events(ada, more).value();
  EXPECT_EQ(second.stored, 1u);
  EXPECT_EQ(second.already_there, 2u);
  const auto third = this->journal().record_events(ada, more).value();
  EXPECT_EQ(third.stored, 0u);
  EXPECT_EQ(third.last_sequence, second.last_sequence);
  EXPECT_EQ(this->journal().read_events(ada, 0, app::all_events).value().size(), 3u);
}

TYPED_TEST(JournalSuite, an_id_with_another_text_is_refused_and_nothing_of_that_call_is_stored) {
  const std::string ada = this->add(1, "Ada");
  const std::vector<EventRecord> first = {make_event(1, "one")};
  ASSERT_TRUE(this->journal().record_events(ada, first));
  const std::vector<EventRecord> second = {make_event(2, "two"), make_event(1, "other")};
  const auto refused = this->journal().record_events(ada, second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::input_invalid);
  EXPECT_NE(refused.error().where.find(make_id(1)), std::string::npos);
  const auto kept = this->journal().read_events(ada, 0, app::all_events).value();
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].text, "one");
  const std::vector<EventRecord> twice = {make_event(7, "x"), make_event(7, "y")};
  EXPECT_FALSE(this->journal().record_events(ada, twice)) << "also within one call";
}

TYPED_TEST(JournalSuite, merging_in_any_order_gives_the_same_set) {
  const std::string ada = this->add(1, "Ada");
  const std::string grace = this->add(2, "Grace");
  const std::vector<EventRecord> phone = {make_event(1, "a"), make_event(2, "b")};
  const std::vector<EventRecord> tablet = {make_event(2, "b"), make_event(3, "c")};
  ASSERT_TRUE(this->journal().record_events(ada, phone));
  ASSERT_TRUE(this->journal().record_events(ada, tablet));
  ASSERT_TRUE(this->journal().record_events(grace, tablet));
  ASSERT_TRUE(this->journal().record_events(grace, phone));
  std::map<std::string, std::string> of_ada, of_grace;
  for (const auto& one : this->journal().read_events(ada, 0, app::all_events).value())
    of_ada[one.id] = one.text;
  for (const auto& one : this->journal().read_events(grace, 0, app::all_events).value())
    of_grace[one.id] = one.text;
  EXPECT_EQ(of_ada.size(), 3u);
  EXPECT_EQ(of_ada, of_grace);
}

TYPED_TEST(JournalSuite, journals_of_different_people_do_not_touch) {
  const std::string ada = this->add(1, "Ada");
  const std::string grace = this->add(2, "Grace");
  const std::vector<EventRecord> events = {make_event(1, "mine")};
  ASSERT_TRUE(this->journal().record_events(ada, events));
  EXPECT_EQ(this->journal().read_last_sequence(grace).value(), 0);
  EXPECT_TRUE(this->journal().read_events(grace, 0, app::all_events).value().empty());
  const std::vector<EventRecord> same_id = {make_event(1, "hers")};
  EXPECT_TRUE(this->journal().record_events(grace, same_id));
}

TYPED_TEST(JournalSuite, an_unknown_person_is_not_found) {
  const std::vector<EventRecord> events = {make_event(1)};
  for (const Code code : {this->journal().record_events("nobody", events).error().code,
                          this->journal().read_events("nobody", 0, app::all_events).error().code,
                          this->journal().read_last_sequence("nobody").error().code})
    EXPECT_EQ(code, Code::not_found);
}

TYPED_TEST(JournalSuite, no_events_at_all_is_a_success_that_stores_nothing) {
  const std::string ada = this->add(1, "Ada");
  const auto result = this->journal().record_events(ada, {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->stored, 0u);
  EXPECT_EQ(result->last_sequence, 0);
}

TYPED_TEST(JournalSuite, ten_thousand_events_in_one_call) {
  const std::string ada = this->add(1, "Ada");
  std::vector<EventRecord> events;
  for (std::uint64_t i = 0; i < 10'000; ++i)
    events.push_back(make_event(i, "{\"number\":" + std::to_string(i) + "}"));
  const auto result = this->journal().record_events(ada, events);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->stored, 10'000u);
  const auto kept = this->journal().read_events(ada, 0, app::all_events).value();
  ASSERT_EQ(kept.size(), 10'000u);
  EXPECT_EQ(kept[9'999].text, events[9'999].text);
}

TYPED_TEST(JournalSuite, bytes_of_a_text_are_kept_exactly) {
  const std::string ada = this->add(1, "Ada");
  const std::string text = "{\"words\":\"a\\u0000b 'quoted' %s \xF0\x9F\xA6\xB4\"}";
  const std::vector<EventRecord> events = {make_event(1, text), make_event(2, "")};
  ASSERT_TRUE(this->journal().record_events(ada, events));
  EXPECT_EQ(this->journal().read_events(ada, 0, app::all_events).value()[0].text, text);
  EXPECT_EQ(this->journal().read_events(ada, 0, app::all_events).value()[1].text, "");
}

TYPED_TEST(JournalSuite, writers_at_the_same_time_all_get_their_own_outcome) {
  const std::string ada = this->add(1, "Ada");
  const std::vector<EventRecord> taken = {make_event(1'000'000, "first")};
  ASSERT_TRUE(this->journal().record_events(ada, taken));
  constexpr std::uint64_t writers = 16, calls = 25;
  std::vector<int> wrong(writers, 0);
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t w = 0; w < writers; ++w) {
      threads.emplace_back([&, w] {
        for (std::uint64_t c = 0; c < calls; ++c) {
          // Every fifth call brings an id that is taken: it fails, and only it.
          const bool bad = c % 5 == 4;
          std::vector<EventRecord> events = {make_event(w * calls + c, "x")};
          if (bad) events.push_back(make_event(1'000'000, "other"));
          const auto result = this->journal().record_events(ada, events);
          if (result.has_value() == bad) ++wrong[w];
          if (!bad && (!result || result->stored != 1)) ++wrong[w];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(writers, 0));
  const auto kept = this->journal().read_events(ada, 0, app::all_events).value();
  EXPECT_EQ(kept.size(), 1 + writers * calls * 4 / 5);
  for (std::size_t i = 1; i < kept.size(); ++i) EXPECT_LT(kept[i - 1].sequence, kept[i].sequence);
}

TYPED_TEST(JournalSuite, a_store_says_which_one_it_is_and_two_differ) {
  const auto identity = this->journal().read_identity().value();
  EXPECT_FALSE(identity.empty());
  EXPECT_EQ(this->journal().read_identity().value(), identity);
  TypeParam another;
  EXPECT_NE(another.journal().read_identity().value(), identity);
}

TYPED_TEST(JournalSuite, who_was_erased_is_gone_and_stays_so) {
  const std::string ada = this->add(1, "Ada"), grace = this->add(2, "Grace");
  const std::vector<EventRecord> events = {make_event(12), make_event(11)};
  ASSERT_TRUE(this->journal().record_events(ada, events));
  ASSERT_TRUE(this->journal().record_events(grace, events)) << "the same events in two journals";
  EXPECT_FALSE(this->journal().is_erased(ada).value());
  const auto erased = this->journal().erase_person(ada);
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->name, "Ada");
  ASSERT_EQ(erased->events.size(), 2u);
  EXPECT_EQ(erased->events[0].id, make_id(11)) << "in the order in which they happened";
  EXPECT_EQ(erased->traces, 0);
  EXPECT_TRUE(this->journal().is_erased(ada).value());
  EXPECT_EQ(this->journal().read_people().value().size(), 1u);
  for (const Code code : {this->journal().read_events(ada, 0, 9).error().code,
                          this->journal().record_events(ada, events).error().code,
                          this->journal().record_person({ada, "Ada", {5}, false}).error().code,
                          this->journal().erase_person(ada).error().code})
    EXPECT_EQ(code, Code::not_found);
  EXPECT_EQ(this->journal().read_events(grace, 0, 9).value().size(), 2u);
  EXPECT_FALSE(this->journal().is_erased(make_id(99)).value());
}

}  // namespace
}  // namespace plumb::store
