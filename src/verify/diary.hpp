#pragma once

#include <vector>

#include "care/catalogue.hpp"
#include "verify/case.hpp"
#include "verify/chance.hpp"

namespace plumb::verify {

/// Writes the journal of an invented person, event by event, with a clock that is told.
class Diary {
 public:
  Diary(const care::Catalogue& catalogue, Person person, care::Moment start);

  /// The interview with every required question answered: what declares the person's conditions,
  /// and the mildest answer to all else.
  void answer_interview(int usual_pain);
  /// The same, with "not sure" for that question.
  void answer_not_sure(const care::Id& question);
  /// Only these questions, as `answer_interview` answers them.
  void answer_asked(const std::vector<care::Id>& questions, int usual_pain);
  /// "No" to every question about a danger sign that applies now.
  void screen();
  void list_equipment();
  /// A check-in with the short form, all "no" but for `sign`.
  void check_in(care::CheckIn told, const care::Id& sign = {});
  /// A clearance of these flags, with keys, for so many days from today; negative: long over.
  void clear(const std::vector<care::Id>& flags, const std::vector<care::Id>& keys, int days);
  care::Uuid7 add(care::EventBody body);

  Person person;
  care::Moment now;
  std::vector<care::Event> events;

 private:
  std::vector<const care::RedFlag*> find_flags_to_ask() const;

  const care::Catalogue& catalogue_;
  std::uint64_t count_ = 0;
};

/// True if the interview can declare these conditions together: not two answers to one question.
bool can_declare(const care::CatalogueContent& tables, const std::set<care::Id>& conditions);

/// Everything of the catalogue, with a bar of that rating and masses that are known or not.
std::vector<care::OwnedItem> own_everything(const care::CatalogueContent& tables, int rating_kg,
                                            bool masses_known);

}  // namespace plumb::verify
