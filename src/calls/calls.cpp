#include "calls/calls.hpp"

#include <span>

#include "calls/detail/reply.hpp"

namespace plumb::calls {

namespace {

constexpr detail::CallOf<Host> known_calls[] = {{"check_events", detail::check_events},
                                                {"consequence", detail::find_consequence},
                                                {"drawing", detail::draw_movement},
                                                {"drawing_exit", detail::draw_exit},
                                                {"export", detail::export_journal},
                                                {"follow_up", detail::make_follow_up},
                                                {"frames", detail::find_frames},
                                                {"interview", detail::find_interview},
                                                {"load_catalogue", detail::load_catalogue},
                                                {"load_texts", detail::load_texts},
                                                {"merge", detail::merge_events},
                                                {"movement", detail::find_movement},
                                                {"outlooks", detail::find_outlooks},
                                                {"plan", detail::make_plan},
                                                {"posed", detail::find_posed},
                                                {"practicable", detail::find_practicable},
                                                {"practice", detail::find_practice},
                                                {"record", detail::make_record},
                                                {"record_days", detail::make_record_days},
                                                {"replacements", detail::find_replacements},
                                                {"replay", detail::make_replay},
                                                {"report", detail::make_report},
                                                {"road", detail::find_road},
                                                {"session_advance", detail::advance_session},
                                                {"session_start", detail::start_session},
                                                {"session_swap", detail::swap_in_session},
                                                {"solid", detail::find_solid},
                                                {"summary", detail::make_summary},
                                                {"therapists", detail::find_therapists}};

constexpr std::span<const detail::CallOf<Host>> calls = known_calls;

}  // namespace

std::string call(Host& host, std::string_view name, std::string_view input) {
  return detail::answer_call(calls, host, name, input);
}

std::vector<std::string_view> list_calls() { return detail::list_names(calls); }

}  // namespace plumb::calls
