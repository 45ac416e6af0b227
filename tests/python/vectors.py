# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the vectors that C, Python and JavaScript share, each as a test of its own.

As in C, arguments and results are compared as text: an array is its elements
with a space between them, and the words are true, false and null.
"""

import datetime
import json
import os
import pathlib
import sys

import gi

gi.require_version("DistrictReport", "1")
from gi.repository import DistrictReport, GLib

from tap import Tap


def write(value):
    """What a result or an argument looks like as text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return " ".join(write(element) for element in value)
    return str(value)


def sign(number):
    return (number > 0) - (number < 0)


def choice(enum, nick):
    """The value of an enumeration with a nick."""
    return next(value for value in enum.__enum_values__.values() if value.value_nick == nick)


def date(text):
    day = datetime.date.fromisoformat(text)
    return GLib.Date.new_dmy(day.day, GLib.DateMonth(day.month), day.year)


def ratio(operation, arguments):
    Ratio = DistrictReport.Ratio
    if operation in ("new", "parse"):
        return getattr(Ratio, operation)(*arguments)
    self, rest = Ratio.parse(arguments[0]), arguments[1:]
    if operation in ("to_decimal", "to_percent"):
        digits, rounding = int(rest[0]), choice(DistrictReport.Rounding, rest[1])
        return getattr(self, operation)(digits, rounding)
    return getattr(self, operation)(*map(Ratio.parse, rest))


def interval(operation, arguments):
    Interval = DistrictReport.Interval
    if operation == "parse":
        return Interval.parse(arguments[0])
    self, rest = Interval.parse(arguments[0]), arguments[1:]
    other = DistrictReport.Ratio if operation == "contains" else Interval
    return getattr(self, operation)(*map(other.parse, rest))


def period(operation, arguments):
    Period = DistrictReport.Period
    if operation == "months":
        return Period.new_months(*map(int, arguments))
    if operation == "years":
        return Period.new_years(*map(int, arguments))
    self = Period.parse(arguments[0])
    rest = arguments[1:]
    if operation == "parse":
        return self
    if operation == "children":
        return self.list_children(choice(DistrictReport.PeriodKind, rest[0]))
    if operation == "display":
        return self.to_display(choice(DistrictReport.Language, rest[0]))
    if operation == "elapsed":
        return self.get_elapsed_share(date(rest[0]))
    return {
        "kind": lambda: self.kind.value_nick,
        "days": lambda: [self.first_day, self.last_day],
        "n-days": lambda: self.n_days,
        "previous": self.previous,
        "year-earlier": self.year_earlier,
        "reckon": lambda: self.reckon(int(rest[0])),
        "contains": lambda: Period.parse(rest[0]) in self,
        "compare": lambda: sign(self.compare(Period.parse(rest[0]))),
    }[operation]()


def quantity(operation, arguments):
    Quantity = DistrictReport.Quantity

    def absent(text):
        return None if text == "null" else text

    if operation == "parse":
        return Quantity.parse(arguments[0]).to_plain()
    if operation == "new":
        value, measure, hedge = arguments
        return Quantity.new(value, measure, choice(DistrictReport.Hedge, hedge)).to_plain()
    if operation == "new_full":
        value, upper, measure, hedge, resolution = arguments
        return Quantity.new_full(value, absent(upper), measure, choice(DistrictReport.Hedge, hedge),
                                 absent(resolution)).to_plain()
    if operation == "written-measure":
        return Quantity.parse(arguments[0]).get_written_measure()
    self, *rest = map(Quantity.parse_plain, arguments)
    return {
        "parse_plain": self.to_plain,
        "to_string": self.to_string,
        "value": self.dup_value,
        "upper": self.dup_upper,
        "resolution": self.dup_resolution,
        "bounds": self.get_bounds,
        "add": lambda: self.add(*rest).to_plain(),
        "subtract": lambda: self.subtract(*rest).to_plain(),
        "divide": lambda: self.divide(*rest),
        "compare": lambda: sign(self.compare(*rest)),
    }[operation]()


def span(operation, arguments):
    Span = DistrictReport.Span
    if operation == "new":
        return Span.new(*map(int, arguments))
    self = Span.parse(arguments[0])
    if operation == "parse":
        return self
    if operation == "length":
        return self.get_length()
    other = Span.parse(arguments[1])
    return sign(self.compare(other)) if operation == "compare" else getattr(self, operation)(other)


def make_change(kind, direction, value, against):
    kind, direction = choice(DistrictReport.ChangeKind, kind), choice(DistrictReport.Direction, direction)
    return DistrictReport.Change.new(kind, direction, value, or_none(against))


def change(operation, arguments):
    self = make_change(*arguments[:4])
    if operation == "equal":
        return self.equal(make_change(*arguments[4:]))
    return self.dup_value() if operation == "value" else self.to_string()


def or_none(argument):
    return None if argument == "null" else argument


def quantity_of(argument):
    return None if argument == "null" else DistrictReport.Quantity.parse(argument)


def unit_of(id="hoi", level=DistrictReport.UnitLevel.DISTRICT, parent=None):
    return DistrictReport.Unit.new(id, None, DistrictReport.UnitKind.OTHER, level, parent)


def indicator_of(label, measure, desire=DistrictReport.Desire.MORE):
    return DistrictReport.Indicator.new(None, label, measure, DistrictReport.Nature.FLOW, desire)


def target_of(indicator, comparator="null", planned="null"):
    arguments = ("t1", unit_of(), indicator, DistrictReport.Period.parse("2022"), quantity_of(planned))
    if comparator == "null":
        return DistrictReport.Target.new(*arguments)
    comparator = choice(DistrictReport.Comparator, comparator)
    return DistrictReport.Target.new_full(*arguments, comparator, None, None)


def change_of(argument):
    return None if argument == "null" else make_change(*argument.split(" "))


def achievement_of(indicator, actual, target=None, percent="null", share="null", change="null", status=None):
    builder = DistrictReport.AchievementBuilder.new(
        "a1", unit_of(), indicator, DistrictReport.Period.parse("2022"))
    actual = quantity_of(actual)
    Status = DistrictReport.Status
    builder.set_actual(actual)
    if status is None:
        status = Status.MISSING if actual is None else Status.NORMAL
    builder.set_status(status)
    builder.set_target(target)
    builder.set_percent_of_target(quantity_of(percent))
    builder.set_share(quantity_of(share))
    builder.set_change(change_of(change))
    return builder.end()


def attainment(desire, comparator, planned, actual, percent, change, near):
    indicator = indicator_of("hội viên", "hội viên", choice(DistrictReport.Desire, desire))
    target = target_of(indicator, comparator, planned)
    achievement = achievement_of(indicator, actual, target, percent, change=change)
    near = None if near == "null" else DistrictReport.Ratio.parse(near)
    return achievement.judge(near).value_nick


def model(operation, arguments):
    if operation == "unit-id":
        return unit_of(arguments[0]).get_id()
    if operation == "unit-level":
        levels = [choice(DistrictReport.UnitLevel, word) for word in arguments if word != "null"]
        parent = unit_of("p", levels[1]) if len(levels) > 1 else None
        return unit_of("u", levels[0], parent).get_level().value_nick
    if operation == "indicator-id":
        return indicator_of(*arguments).get_id()
    if operation == "ranking":
        status, rank, cohort, grade = arguments
        made = DistrictReport.Ranking.new(
            "r1", unit_of(), None, DistrictReport.Period.parse("2022"),
            choice(DistrictReport.RankingStatus, status), int(rank), int(cohort), or_none(grade), None, None)
        return [made.get_status().value_nick, made.get_rank(), made.get_cohort_size(), made.get_grade()]
    if operation == "target":
        desire, comparator, planned = arguments
        indicator = indicator_of("hội viên", "hội viên", choice(DistrictReport.Desire, desire))
        return target_of(indicator, comparator, planned).get_comparator().value_nick
    if operation == "achievement":
        status, actual, planned_for, percent, share = arguments
        target = None if planned_for == "null" else target_of(indicator_of("số", planned_for))
        status = choice(DistrictReport.Status, status)
        made = achievement_of(indicator_of("số", "hội viên"), actual, target, percent, share, status=status)
        return made.get_status().value_nick
    if operation == "attainment":
        return attainment(*arguments)
    indicator = indicator_of("hội viên", "hội viên")
    if operation == "completion":
        actual, planned = arguments
        return achievement_of(indicator, actual, target_of(indicator, planned=planned)).get_completion()
    actual, percent = arguments
    made = achievement_of(indicator, actual, target_of(indicator), percent)
    return made.list_whole_targets(3) if operation == "whole-targets" else made.infer_target()


def report_json_errors(operation, arguments):
    """The golden report with one stretch of text replaced: read, or refused."""
    assert operation == "replace"
    gold = pathlib.Path(os.environ["DR_VECTORS"]).parent / "gold" / "report.json"
    find, put = arguments
    changed = gold.read_text(encoding="utf-8").replace(find, put, 1)
    DistrictReport.Report.new_from_json(GLib.Bytes.new(changed.encode()), None)
    return "read"


def figure_line(word, figure):
    """A figure without its measure; nothing where there is none."""
    if figure is None:
        return ""
    hedge = "" if figure.hedge == DistrictReport.Hedge.EXACT else f"{figure.hedge.value_nick} "
    upper = "" if figure.upper is None else f"-{figure.dup_upper()}"
    return f"; {word} {hedge}{figure.dup_value()}{upper}"


def quantity_line(quantity):
    return f"{quantity.dup_value()} {quantity.measure}"


def period_line(report, period):
    return "" if period == report.get_period() else f"; in {period}"


def is_ceiling(target):
    """Whether a plan is not to be passed, though its own words do not say so."""
    return (target is not None and target.get_planned() is not None
            and target.get_comparator() == DistrictReport.Comparator.AT_MOST
            and target.get_planned().hedge == DistrictReport.Hedge.EXACT)


def achievement_line(report, achievement):
    actual, target, change = achievement.get_actual(), achievement.get_target(), achievement.get_change()
    line = "none" if actual is None else quantity_line(actual)
    if actual is not None and actual.hedge != DistrictReport.Hedge.EXACT:
        line += f"; hedge {actual.hedge.value_nick}"
    if actual is not None and actual.upper is not None:
        line += f"; to {actual.dup_upper()}"
    for quantity, _ in achievement.readings:
        line += figure_line("or", quantity)
    line += figure_line("ceiling" if is_ceiling(target) else "target", target and target.get_planned())
    line += figure_line("percent", achievement.get_percent_of_target())
    for _, percent in achievement.further_targets:
        line += figure_line("also", percent)
    line += figure_line("share", achievement.get_share())
    if change is not None:
        line += f"; change {change.kind.value_nick} {change.direction.value_nick} {change.dup_value()}"
        line += "" if change.against is None else f" against {change.against}"
    line += "; cumulative" if achievement.is_cumulative() else ""
    if achievement.get_status() != DistrictReport.Status.NORMAL:
        line += f"; {achievement.get_status().value_nick}"
    line += period_line(report, achievement.get_period())
    if achievement.get_part_of() is not None:
        whole = report.lookup_achievement(achievement.get_part_of())
        line += f"; part of {quantity_line(whole.get_actual())}"
    return line


def row_line(report, achievement):
    """What a table says: with the unit where it is not the issuer, and the label."""
    unit = achievement.get_unit()
    label = f"{achievement.get_indicator().get_label()}: {achievement_line(report, achievement)}"
    return label if unit.get_id() == report.get_issuer().get_id() else f"{unit.get_name()} | {label}"


def ranking_line(report, ranking):
    words = ["unranked"] if ranking.get_status() == DistrictReport.RankingStatus.UNRANKED else []
    if ranking.get_rank():
        cohort = f"/{ranking.get_cohort_size()}" if ranking.get_cohort_size() else ""
        words.append(f"rank {ranking.get_rank()}{cohort}")
    if ranking.get_grade() is not None:
        words.append(f"grade {ranking.get_grade()}")
    line = " ".join(words)
    line += "" if ranking.get_field() is None else f"; field {ranking.get_field()}"
    line += "" if ranking.get_assessor() is None else f"; by {ranking.get_assessor()}"
    return line + period_line(report, ranking.get_period())


def directive_line(report, directive):
    line = f"{directive.get_kind().value_nick} {directive.get_count()}"
    if directive.get_status() != DistrictReport.DirectiveStatus.UNKNOWN:
        line += f" {directive.get_status().value_nick}"
    return line + period_line(report, directive.get_period())


def citation_line(citation):
    day = citation.date
    return citation.get_number() + ("" if day is None else f" {day.isoformat()}")


def item_lines(report):
    """Each item with its line, in the order of their kinds."""
    return ([(item, achievement_line(report, item)) for item in report.list_achievements()]
            + [(item, ranking_line(report, item)) for item in report.list_rankings()]
            + [(item, directive_line(report, item)) for item in report.list_directives()]
            + [(item, citation_line(item)) for item in report.list_citations()])


HEAD = {
    "date": lambda report: report.date and report.date.isoformat(),
    "issuer": lambda report: report.get_issuer().get_name(),
    "kind": lambda report: report.get_kind().value_nick,
    "number": lambda report: report.get_number(),
    "period": lambda report: report.get_period(),
    "place": lambda report: report.get_place(),
}


def reading(operation, arguments):
    """What is read in a text: below a title that says what period it is about, below a head, or in a head itself."""
    if operation == "head":
        text, asked = arguments
        report = DistrictReport.Reader.new().read_text(text)
        return [HEAD[question](report) for question in asked.split()]
    if operation == "who":
        head, text = arguments
        lines = item_lines(DistrictReport.Reader.new().read_text(f"{head}\n{text}"))
        return [f"{item.get_unit().get_name()}: {line}" for item, line in lines if hasattr(item, "get_unit")]
    text, period = arguments
    title = f"BÁO CÁO\nKết quả công tác {period}\n-----\n"
    reader = DistrictReport.Reader.new()
    if operation == "rows":
        # A catalogue that knows nothing leaves labels as they are read.
        empty = GLib.Bytes.new(b'{"format": "districtreport-catalogue/1"}')
        reader.set_catalogue(DistrictReport.IndicatorCatalogue.new_from_json(empty, None))
    report = reader.read_text(title + text)
    if operation == "numbers":
        start = len(title.encode())
        return [f"{number.text} {number.role.value_nick}" for number in report.numbers
                if number.span.start >= start]
    if operation == "rows":
        return [row_line(report, item) for item in report.list_achievements()]
    if operation == "ids":
        return [f"{item.get_indicator().get_id()}: {achievement_line(report, item)}" for item in report.list_achievements()]
    assert operation == "read"
    return [line for _, line in item_lines(report)]


def checking(operation, arguments):
    """What does not add up in a text below a title, or against an earlier one of the same body."""
    def read(title, text):
        return DistrictReport.Reader.new().read_text(f"BÁO CÁO\n{title}\n-----\n{text}")

    checker = DistrictReport.Checker.new()
    if operation == "against":
        text, period, earlier, earlier_period, body = arguments
        findings = checker.check_against(
            read(f"kết quả công tác {period} của Hội Nông dân huyện Bàu Sen", text),
            [read(f"kết quả công tác {earlier_period} của {body}", earlier)])
    else:
        assert operation == "check"
        text, period = arguments
        findings = checker.check_report(read(f"Kết quả công tác {period}", text))
    return [f"{finding.rule} {finding.severity.value_nick}: {finding.source and finding.source.text}"
            + (f" [{finding.arithmetic}]" if finding.arithmetic else "")
            for finding in findings]


def indicators(operation, arguments):
    assert operation == "identify"
    label, measure, nature = arguments
    catalogue = DistrictReport.IndicatorCatalogue.get_default()
    indicator = catalogue.identify(label, measure, choice(DistrictReport.Nature, nature))
    return [indicator.get_id(), indicator.get_nature().value_nick, indicator.get_desire().value_nick]


def obey(rules, command, *words):
    """One of the rules of standings."""
    words = [or_none(word) for word in words]
    enums = {"method": (0, DistrictReport.RankMethod), "edge": (0, DistrictReport.QuotaEdge),
             "round": (1, DistrictReport.Rounding), "criterion": (1, DistrictReport.Desire),
             "tie-break": (1, DistrictReport.Desire), "scoring": (1, DistrictReport.Scoring),
             "condition": (1, DistrictReport.Comparator)}
    if command in enums:
        place, enum = enums[command]
        words[place] = choice(enum, words[place])
    if command == "round":
        words[0] = int(words[0])
    verb = "add" if command in ("criterion", "condition", "tie-break", "grade", "quota") else "set"
    name = {"round": "rounding", "edge": "quota_edge"}.get(command, command.replace("-", "_"))
    getattr(rules, f"{verb}_{name}")(*words)


def rules_of(text):
    rules = DistrictReport.StandingsRules.new()
    for part in text.split("; "):
        obey(rules, *part.split(" "))
    return rules


def nameless(id):
    return DistrictReport.Unit.new(id, None, DistrictReport.UnitKind.OTHER, DistrictReport.UnitLevel.DISTRICT, None)


def enter(sheet, unit, word):
    """A value, a bonus, a penalty or a veto."""
    if word[0] == "!":
        reason, _, grade = word[1:].partition(">")
        sheet.add_veto(unit, reason, grade or None)
    elif word[0] in "+-":
        points, _, reason = word[1:].partition(":")
        (sheet.add_bonus if word[0] == "+" else sheet.add_penalty)(unit, points, reason)
    else:
        criterion, _, value = word.partition("=")
        sheet.set_value(unit, criterion, or_none(value))


def sheet_of(text):
    period, *lines = text.split("; ")
    sheet = DistrictReport.ScoreSheet.new(DistrictReport.Period.parse(period))
    for line in lines:
        id, *words = line.split(" ")
        cohort = words.pop(0)[1:] if words and words[0].startswith("@") else None
        unit = nameless(id)
        sheet.add_unit(unit, cohort)
        for word in words:
            enter(sheet, unit, word)
    return sheet


def standing_line(standing, question):
    def shown(value):
        return "-" if value is None else str(value)

    id = standing.unit.get_id()
    return {
        "rank": lambda: f"{id} {shown(standing.exact_rank)}",
        "whole-rank": lambda: f"{id} {standing.rank}",
        "cohort": lambda: f"{standing.cohort} {id} {shown(standing.exact_rank)} of {standing.cohort_size}",
        "score": lambda: f"{id} {shown(standing.score)}",
        "grade": lambda: f"{id} {shown(standing.grade)}",
    }[question]()


def standings(operation, arguments):
    rules, sheet, *rest = arguments
    made = DistrictReport.Standings.new(rules_of(rules), sheet_of(sheet))
    if operation == "move":
        later = DistrictReport.Standings.new(rules_of(rules), sheet_of(*rest))
        return [f"{move.unit.get_id()} {move.kind.value_nick} {move.rank_then} {move.rank_now}"
                for move in later.list_movements(made)]
    if operation in ("reason", "explain"):
        unit, language = nameless(rest[0]), choice(DistrictReport.Language, rest[1])
        return made.lookup(unit).dup_reason(language) if operation == "reason" else made.explain(unit, language)
    return [standing_line(standing, operation) for standing in made]


def report_of(line):
    """A report of one figure: «u1 2024-Q1 kn actual=96 plan=80»."""
    id, when, label, *words = line.split(" ")
    told = dict(word.split("=", 1) for word in words)

    def quantity(key, measure):
        return DistrictReport.Quantity.parse(f"{told[key]} {measure}".replace("_", " ")) if key in told else None

    unit = DistrictReport.Unit.new(id, id, DistrictReport.UnitKind.OTHER, DistrictReport.UnitLevel.DISTRICT, None)
    when = DistrictReport.Period.parse(when)
    indicator = DistrictReport.Indicator.new(label, label, "việc", choice(DistrictReport.Nature, told.get("nature", "flow")),
                                             choice(DistrictReport.Desire, told.get("desire", "more")))
    target, planned, actual = None, quantity("plan", "việc"), quantity("actual", "việc")
    if planned is not None or "percent" in told:
        whole = DistrictReport.Period.parse(told["for"]) if "for" in told else when
        arguments = ("t1", unit, indicator, whole, planned)
        target = (DistrictReport.Target.new_full(*arguments, choice(DistrictReport.Comparator, told["comparator"]), None, None)
                  if "comparator" in told else DistrictReport.Target.new(*arguments))
    builder = DistrictReport.AchievementBuilder.new("a1", unit, indicator, when)
    builder.set_actual(actual)
    builder.set_status(choice(DistrictReport.Status, told.get("status", "missing" if actual is None else "normal")))
    builder.set_target(target)
    builder.set_percent_of_target(quantity("percent", "%"))
    builder.set_cumulative("cumulative" in told)
    making = DistrictReport.ReportBuilder.new(unit, when, None)
    making.add_achievement(builder.end())
    return making.end()


def ask(facts, question):
    building = DistrictReport.DatasetBuilder.new()
    for line in facts.split("; "):
        building.add_report(report_of(line))
    query = DistrictReport.Query.new()
    for part in question.split("; "):
        command, *words = part.split(" ")
        {"by": lambda: query.group_by(words), "metric": lambda: query.add_metric(*words),
         "grain": lambda: query.set_grain(words), "where": lambda: query.add_filter(words[0], words[1:]),
         "cohort": lambda: query.set_cohort(words), "order": lambda: query.set_order(words),
         "limit": lambda: query.set_limit(int(words[0])),
         "near": lambda: query.set_near_threshold(DistrictReport.Ratio.parse(words[0]))}[command]()
    return query.run(building.build(), None)


def show(table):
    """Rows one behind another; «*» behind what is estimated, «~» behind what is hedged."""
    def cell(row, column):
        text = table.dup_cell(row, column)
        return "-" if text is None else text

    return "; ".join("|".join(cell(row, column) for column in range(table.get_n_columns()))
                     + "*" * table.is_estimated(row) + "~" * table.is_hedged(row) for row in range(table.get_n_rows()))


def query(operation, arguments):
    is_merge = operation in ("merge", "merged-contributors")
    question, *rest = arguments[2:] if is_merge else arguments[1:]
    table = ask(arguments[0], question)
    if is_merge:
        table = table.merge(ask(arguments[1], question))
    if operation.endswith("contributors"):
        found = table.list_contributors(int(rest[0]), table.find_column(rest[1]))
        return "; ".join(f"{one.get_unit().get_id()} {one.get_period()} "
                         f"{'-' if one.get_actual() is None else one.get_actual().dup_value()}" for one in found)
    if operation == "pivot":
        spread = table.pivot(table.find_column(rest[0]))
        return "; ".join(["|".join(spread.get_column_name(column) for column in range(spread.get_n_columns())), show(spread)])
    return show(table)


RUNNERS = {
    "change": change,
    "checking": checking,
    "indicators": indicators,
    "interval": interval,
    "model": model,
    "period": period,
    "quantity": quantity,
    "query": query,
    "ratio": ratio,
    "reading": reading,
    "report-json-errors": report_json_errors,
    "span": span,
    "standings": standings,
}


def run(runner, vector):
    """Gives what is wrong with the answer to a vector, or None."""
    arguments = [write(argument) for argument in vector["arguments"]]
    wanted = f"error {vector['error']}" if "error" in vector else write(vector["result"])
    try:
        found = write(runner(vector["operation"], arguments))
    except GLib.Error as error:
        if error.domain != GLib.quark_to_string(DistrictReport.error_quark()):
            found = f"error of {error.domain}"
        else:
            found = f"error {DistrictReport.Error(error.code).value_nick}"
    return None if found == wanted else f"wanted: {wanted}\nfound:  {found}"


def main():
    tap = Tap()
    for path in sorted(pathlib.Path(os.environ["DR_VECTORS"]).glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        runner = "reading" if path.stem.startswith("reading-") else path.stem
        if "vectors" not in document or runner not in RUNNERS:
            tap.result(f"{path.name} has vectors, and is understood", "it is not")
            continue
        for vector in document["vectors"]:
            name = f"{path.stem}: {vector['operation']}: {vector['name']}"
            try:
                problem = run(RUNNERS[runner], vector)
            except Exception as exception:
                problem = repr(exception)
            tap.result(name, problem)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
