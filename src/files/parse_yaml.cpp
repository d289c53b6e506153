#include "files/parse_yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include "base/scalar_text.hpp"

namespace plumb::files {

namespace {

using base::Document;

int line_of(const YAML::Mark& mark) { return mark.line + 1; }

/// Leaves the parser with a complaint of ours, in the library's own type.
[[noreturn]] void refuse(const YAML::Mark& mark, std::string why) {
  throw YAML::ParserException(mark, std::move(why));
}

void set_lines(Document& document, int line) {
  document.line = line;
  for (Document& item : document.items) set_lines(item, line);
  for (Document::Member& member : document.members) {
    member.line = line;
    set_lines(member.value, line);
  }
}

std::size_t count_values(const Document& document) {
  std::size_t count = 1;
  for (const Document& item : document.items) count += count_values(item);
  for (const Document::Member& member : document.members) count += count_values(member.value);
  return count;
}

/// Builds a Document from the events of the parser. Open lists and tables lie on a stack and move
/// into their parent when they close.
class DocumentBuilder final : public YAML::EventHandler {
 public:
  explicit DocumentBuilder(const YamlLimits& limits) : limits_{limits} {}

  Document take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (expects_key()) refuse(mark, "a key is empty; name it");
    add(mark, anchor, Document{});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) refuse(mark, "an alias stands inside of what it names");
    if (expects_key()) refuse(mark, "an alias cannot be a key; write the key");
    count(mark, count_values(found->second));
    Document copy = found->second;
    set_lines(copy, line_of(mark));
    place(std::move(copy));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    // The library marks quoted scalars and blocks by "!" and plain ones by "?".
    if (tag != "!" && tag != "?")
      refuse(mark, "tags like " + tag + " are not used here; remove it");
    if (expects_key()) {
      if (value == "<<") refuse(mark, "merge keys are not used here; write the members out");
      if (anchor != YAML::NullAnchor) refuse(mark, "a key cannot have an anchor; remove it");
      open_.back().key = value;
      open_.back().key_line = line_of(mark);
      open_.back().has_key = true;
      return;
    }
    Document document = Document::make_text(value);
    if (tag == "?") document.kind = Document::Kind::plain;
    add(mark, anchor, std::move(document));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Document::make_list());
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Document::make_table());
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Document document;
    YAML::anchor_t anchor = YAML::NullAnchor;
    std::string key;  ///< of the member that is being read
    int key_line = 0;
    bool has_key = false;
  };

  bool expects_key() const {
    return !open_.empty() && open_.back().document.kind == Document::Kind::table &&
           !open_.back().has_key;
  }

  void count(const YAML::Mark& mark, std::size_t more) {
    values_ += more;
    if (values_ > limits_.values) refuse(mark, "the file has too many values; split it");
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            Document container) {
    if (!tag.empty() && tag != "?")
      refuse(mark, "tags like " + tag + " are not used here; remove it");
    if (expects_key()) refuse(mark, "a key must be a plain word, not a list or table");
    if (open_.size() >= limits_.depth) refuse(mark, "the file is nested too deeply");
    count(mark, 1);
    container.line = line_of(mark);
    open_.push_back({std::move(container), anchor, {}, 0, false});
  }

  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    keep(closed.anchor, closed.document);
    place(std::move(closed.document));
  }

  void add(const YAML::Mark& mark, YAML::anchor_t anchor, Document document) {
    count(mark, 1);
    document.line = line_of(mark);
    keep(anchor, document);
    place(std::move(document));
  }

  void keep(YAML::anchor_t anchor, const Document& document) {
    if (anchor != YAML::NullAnchor) anchored_.emplace(anchor, document);
  }

  void place(Document document) {
    if (open_.empty()) {
      root_ = std::move(document);
      return;
    }
    Open& parent = open_.back();
    if (parent.document.kind == Document::Kind::list) {
      parent.document.items.push_back(std::move(document));
      return;
    }
    parent.document.members.push_back(
        {std::move(parent.key), parent.key_line, std::move(document)});
    parent.has_key = false;
  }

  const YamlLimits& limits_;
  std::size_t values_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Document> anchored_;
  Document root_;
};

/// Sees whether anything follows the first document.
class SecondDocument final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& mark) override {
    refuse(mark, "a second document begins; keep one per file");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

}  // namespace

bool parse_yaml(std::string_view text, const std::string& file, Document& into,
                base::Diagnostics& problems, const YamlLimits& limits) {
  const auto report = [&](int line, std::string message) {
    problems.report({file, line, ""}, std::move(message));
    return false;
  };
  if (text.size() > limits.bytes)
    return report(0, "is longer than " + std::to_string(limits.bytes) + " bytes; split it");
  if (!base::is_well_formed_utf8(text)) return report(0, "is not UTF-8; save it as UTF-8");
  try {
    // The library takes a quote that is never closed for closed if the text ends with a line end;
    // with a last comment it does not.
    std::istringstream stream{std::string(text) + "\n#"};
    YAML::Parser parser(stream);
    DocumentBuilder builder(limits);
    if (!parser.HandleNextDocument(builder)) return report(0, "is empty; write it or remove it");
    SecondDocument second;
    parser.HandleNextDocument(second);
    into = builder.take();
    return true;
  } catch (const YAML::Exception& problem) {
    return report(line_of(problem.mark), "is not YAML as it is used here: " + problem.msg);
  }
}

}  // namespace plumb::files
