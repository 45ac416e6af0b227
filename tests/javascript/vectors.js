// SPDX-License-Identifier: LGPL-2.1-or-later
// Runs the vectors that C, Python and JavaScript share, each as a test of its own.
//
// As in C, arguments and results are compared as text: an array is its elements with a
// space between them, and the words are true, false and null.

import DistrictReport from 'gi://DistrictReport?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {Tap} from './tap.js';

const {
    Change, ChangeKind, Direction, Error: Code, Hedge, Interval, Language, Period, PeriodKind, Quantity,
    Ratio, Rounding, Span,
} = DistrictReport;

// What a result or an argument looks like as text.
function write(value) {
    return Array.isArray(value) ? value.map(write).join(' ') : `${value}`;
}

// The value of an enumeration with a nick, and the other way round.
function choice(type, nick) {
    return type[nick.toUpperCase().replaceAll('-', '_')];
}

function nick(type, value) {
    const name = Object.keys(type).find(key => type[key] === value);
    return name.toLowerCase().replaceAll('_', '-');
}

function date(text) {
    const [year, month, day] = text.split('-').map(Number);
    return GLib.Date.new_dmy(day, month, year);
}

function writeDate(day) {
    const pad = (number, width) => `${number}`.padStart(width, '0');
    return `${pad(day.get_year(), 4)}-${pad(day.get_month(), 2)}-${pad(day.get_day(), 2)}`;
}

function ratio(operation, [first, ...rest]) {
    if (operation === 'new')
        return Ratio.new(first, ...rest);
    const self = Ratio.parse(first);
    switch (operation) {
    case 'parse':
        return self;
    case 'to_decimal':
    case 'to_percent':
        return self[operation](Number(rest[0]), choice(Rounding, rest[1]));
    default:
        return self[operation](...rest.map(text => Ratio.parse(text)));
    }
}

function interval(operation, [first, ...rest]) {
    const self = Interval.parse(first);
    switch (operation) {
    case 'parse':
        return self;
    case 'contains':
        return self.contains(Ratio.parse(rest[0]));
    default:
        return self[operation](...rest.map(text => Interval.parse(text)));
    }
}

function period(operation, [first, ...rest]) {
    if (operation === 'months')
        return Period.new_months(...[first, ...rest].map(Number));
    if (operation === 'years')
        return Period.new_years(...[first, ...rest].map(Number));
    const self = Period.parse(first);
    switch (operation) {
    case 'parse':
        return self;
    case 'kind':
        return nick(PeriodKind, self.get_kind());
    case 'days':
        return [self.get_first_day(), self.get_last_day()].map(writeDate);
    case 'n-days':
        return self.get_n_days();
    case 'previous':
        return self.previous();
    case 'year-earlier':
        return self.year_earlier();
    case 'reckon':
        return self.reckon(Number(rest[0]));
    case 'children':
        return self.list_children(choice(PeriodKind, rest[0]));
    case 'elapsed':
        return self.get_elapsed_share(date(rest[0]));
    case 'display':
        return self.to_display(choice(Language, rest[0]));
    case 'contains':
        return self.contains(Period.parse(rest[0]));
    case 'compare':
        return Math.sign(self.compare(Period.parse(rest[0])));
    default:
        throw new Error(`unknown operation ${operation}`);
    }
}

function quantity(operation, texts) {
    const absent = text => text === 'null' ? null : text;
    if (operation === 'parse')
        return Quantity.parse(texts[0]).to_plain();
    if (operation === 'new') {
        const [value, measure, hedge] = texts;
        return Quantity.new(value, measure, choice(Hedge, hedge)).to_plain();
    }
    if (operation === 'new_full') {
        const [value, upper, measure, hedge, resolution] = texts;
        return Quantity.new_full(value, absent(upper), measure, choice(Hedge, hedge), absent(resolution)).to_plain();
    }
    if (operation === 'written-measure')
        return Quantity.parse(texts[0]).get_written_measure();
    const [self, other] = texts.map(text => Quantity.parse_plain(text));
    switch (operation) {
    case 'parse_plain':
        return self.to_plain();
    case 'to_string':
        return self.to_string();
    case 'value':
        return self.dup_value();
    case 'upper':
        return self.dup_upper();
    case 'resolution':
        return self.dup_resolution();
    case 'bounds':
        return self.get_bounds();
    case 'add':
        return self.add(other).to_plain();
    case 'subtract':
        return self.subtract(other).to_plain();
    case 'divide':
        return self.divide(other);
    case 'compare':
        return Math.sign(self.compare(other));
    default:
        throw new Error(`unknown operation ${operation}`);
    }
}

function span(operation, [first, second]) {
    if (operation === 'new')
        return Span.new(Number(first), Number(second));
    const self = Span.parse(first);
    switch (operation) {
    case 'parse':
        return self;
    case 'length':
        return self.get_length();
    case 'compare':
        return Math.sign(self.compare(Span.parse(second)));
    default:
        return self[operation](Span.parse(second));
    }
}

const orNull = word => word === 'null' ? null : word;

function makeChange([kind, direction, value, against]) {
    return Change.new(choice(ChangeKind, kind), choice(Direction, direction), value, orNull(against));
}

function change(operation, words) {
    const self = makeChange(words);
    switch (operation) {
    case 'value':
        return self.dup_value();
    case 'equal':
        return self.equal(makeChange(words.slice(4)));
    default:
        return self.to_string();
    }
}

const {
    AchievementBuilder, Attainment, Comparator, Desire, Indicator, IndicatorCatalogue, Nature, Ranking, RankingStatus, Status,
    Target, Unit, UnitKind, UnitLevel,
} = DistrictReport;

const quantityOf = word => word === 'null' ? null : Quantity.parse(word);

function unitOf(id = 'hoi', level = UnitLevel.DISTRICT, parent = null) {
    return Unit.new(id, null, UnitKind.OTHER, level, parent);
}

function indicatorOf(label, measure, desire = Desire.MORE) {
    return Indicator.new(null, label, measure, Nature.FLOW, desire);
}

function targetOf(indicator, comparator = 'null', planned = 'null') {
    const words = ['t1', unitOf(), indicator, Period.parse('2022'), quantityOf(planned)];
    return comparator === 'null'
        ? Target.new(...words)
        : Target.new_full(...words, choice(Comparator, comparator), null, null);
}

function achievementOf(indicator, actual, {target = null, percent = 'null', share = 'null', moved = 'null',
    status = actual === 'null' ? Status.MISSING : Status.NORMAL} = {}) {
    const builder = AchievementBuilder.new('a1', unitOf(), indicator, Period.parse('2022'));
    builder.set_actual(quantityOf(actual));
    builder.set_status(status);
    builder.set_target(target);
    builder.set_percent_of_target(quantityOf(percent));
    builder.set_share(quantityOf(share));
    builder.set_change(moved === 'null' ? null : makeChange(moved.split(' ')));
    return builder.end();
}

const MODEL = {
    'unit-id': ([id]) => unitOf(id).get_id(),
    'unit-level': ([level, above]) => {
        const parent = above === 'null' ? null : unitOf('p', choice(UnitLevel, above));
        return nick(UnitLevel, unitOf('u', choice(UnitLevel, level), parent).get_level());
    },
    'indicator-id': words => indicatorOf(...words).get_id(),
    'ranking': ([status, rank, cohort, grade]) => {
        const made = Ranking.new('r1', unitOf(), null, Period.parse('2022'), choice(RankingStatus, status),
            Number(rank), Number(cohort), orNull(grade), null, null);
        return [nick(RankingStatus, made.get_status()), made.get_rank(), made.get_cohort_size(), made.get_grade()];
    },
    'target': ([desire, comparator, planned]) => {
        const indicator = indicatorOf('hội viên', 'hội viên', choice(Desire, desire));
        return nick(Comparator, targetOf(indicator, comparator, planned).get_comparator());
    },
    'achievement': ([status, actual, plannedFor, percent, share]) => {
        const target = plannedFor === 'null' ? null : targetOf(indicatorOf('số', plannedFor));
        const made = achievementOf(indicatorOf('số', 'hội viên'), actual,
            {target, percent, share, status: choice(Status, status)});
        return nick(Status, made.get_status());
    },
    'completion': ([actual, planned]) => {
        const indicator = indicatorOf('hội viên', 'hội viên');
        return achievementOf(indicator, actual, {target: targetOf(indicator, 'null', planned)}).get_completion();
    },
    'attainment': ([desire, comparator, planned, actual, percent, moved, near]) => {
        const indicator = indicatorOf('hội viên', 'hội viên', choice(Desire, desire));
        const target = targetOf(indicator, comparator, planned);
        const made = achievementOf(indicator, actual, {target, percent, moved});
        return nick(Attainment, made.judge(near === 'null' ? null : Ratio.parse(near)));
    },
    'infer': ([actual, percent]) => {
        const indicator = indicatorOf('hội viên', 'hội viên');
        return achievementOf(indicator, actual, {target: targetOf(indicator), percent}).infer_target();
    },
    'whole-targets': ([actual, percent]) => {
        const indicator = indicatorOf('hội viên', 'hội viên');
        return achievementOf(indicator, actual, {target: targetOf(indicator), percent}).list_whole_targets(3);
    },
};

const model = (operation, words) => MODEL[operation](words);

// The golden report with one stretch of text replaced: read, or refused.
function reportJsonErrors(operation, [find, put]) {
    const path = GLib.build_filenamev([GLib.getenv('DR_VECTORS'), '..', 'gold', 'report.json']);
    const [, contents] = GLib.file_get_contents(path);
    // A function, for in a plain string «$» would have a meaning.
    const changed = new TextDecoder().decode(contents).replace(find, () => put);
    DistrictReport.Report.new_from_json(new GLib.Bytes(new TextEncoder().encode(changed)), null);
    return 'read';
}

const {DirectiveKind, DirectiveStatus, NumberRole, Reader} = DistrictReport;

// A figure without its measure; nothing where there is none.
function figureLine(word, figure) {
    if (figure === null)
        return '';
    const hedge = figure.get_hedge() === Hedge.EXACT ? '' : `${nick(Hedge, figure.get_hedge())} `;
    const upper = figure.dup_upper();
    return `; ${word} ${hedge}${figure.dup_value()}${upper === null ? '' : `-${upper}`}`;
}

const quantityLine = quantity => `${quantity.dup_value()} ${quantity.get_measure()}`;

function periodLine(report, period) {
    return period.equal(report.get_period()) ? '' : `; in ${period.to_string()}`;
}

// Whether a plan is not to be passed, though its own words do not say so.
function isCeiling(target) {
    return target?.get_planned() && target.get_comparator() === Comparator.AT_MOST &&
        target.get_planned().get_hedge() === Hedge.EXACT;
}

function achievementLine(report, achievement) {
    const actual = achievement.get_actual();
    const change = achievement.get_change();
    let line = actual === null ? 'none' : quantityLine(actual);
    if (actual !== null && actual.get_hedge() !== Hedge.EXACT)
        line += `; hedge ${nick(Hedge, actual.get_hedge())}`;
    if (actual !== null && actual.dup_upper() !== null)
        line += `; to ${actual.dup_upper()}`;
    for (let i = 0; i < achievement.get_n_readings(); i++)
        line += figureLine('or', achievement.get_reading(i));
    line += figureLine(isCeiling(achievement.get_target()) ? 'ceiling' : 'target', achievement.get_target()?.get_planned() ?? null);
    line += figureLine('percent', achievement.get_percent_of_target());
    for (let i = 0; i < achievement.get_n_further_targets(); i++)
        line += figureLine('also', achievement.get_percent_of_further_target(i));
    line += figureLine('share', achievement.get_share());
    if (change !== null) {
        line += `; change ${nick(ChangeKind, change.get_kind())} ${nick(Direction, change.get_direction())}`;
        line += ` ${change.dup_value()}`;
        line += change.get_against() === null ? '' : ` against ${change.get_against()}`;
    }
    line += achievement.is_cumulative() ? '; cumulative' : '';
    if (achievement.get_status() !== Status.NORMAL)
        line += `; ${nick(Status, achievement.get_status())}`;
    line += periodLine(report, achievement.get_period());
    if (achievement.get_part_of() !== null)
        line += `; part of ${quantityLine(report.lookup_achievement(achievement.get_part_of()).get_actual())}`;
    return line;
}

function rankingLine(report, ranking) {
    const words = ranking.get_status() === RankingStatus.UNRANKED ? ['unranked'] : [];
    if (ranking.get_rank() > 0) {
        const cohort = ranking.get_cohort_size();
        words.push(`rank ${ranking.get_rank()}${cohort > 0 ? `/${cohort}` : ''}`);
    }
    if (ranking.get_grade() !== null)
        words.push(`grade ${ranking.get_grade()}`);
    let line = words.join(' ');
    line += ranking.get_field() === null ? '' : `; field ${ranking.get_field()}`;
    line += ranking.get_assessor() === null ? '' : `; by ${ranking.get_assessor()}`;
    return line + periodLine(report, ranking.get_period());
}

function directiveLine(report, directive) {
    let line = `${nick(DirectiveKind, directive.get_kind())} ${directive.get_count()}`;
    if (directive.get_status() !== DirectiveStatus.UNKNOWN)
        line += ` ${nick(DirectiveStatus, directive.get_status())}`;
    return line + periodLine(report, directive.get_period());
}

function citationLine(citation) {
    const day = citation.get_date();
    return citation.get_number() + (day === null ? '' : ` ${writeDate(day)}`);
}

// Each item with its line, in the order of their kinds.
function itemLines(report) {
    return [
        ...report.list_achievements().map(item => [item, achievementLine(report, item)]),
        ...report.list_rankings().map(item => [item, rankingLine(report, item)]),
        ...report.list_directives().map(item => [item, directiveLine(report, item)]),
        ...report.list_citations().map(item => [item, citationLine(item)]),
    ];
}

const HEAD = {
    date: report => report.get_date() === null ? null : writeDate(report.get_date()),
    issuer: report => report.get_issuer().get_name(),
    kind: report => nick(DistrictReport.ReportKind, report.get_kind()),
    number: report => report.get_number(),
    period: report => report.get_period().to_string(),
    place: report => report.get_place(),
};

// What a table says: a line an achievement, with the unit where it is not the issuer, and the label.
function rowLine(report, achievement) {
    const unit = achievement.get_unit();
    const label = `${achievement.get_indicator().get_label()}: ${achievementLine(report, achievement)}`;
    return unit.get_id() === report.get_issuer().get_id() ? label : `${unit.get_name()} | ${label}`;
}

// What does not add up in a text below a title, or against an earlier one of the same body.
function checking(operation, [text, period, earlier, earlierPeriod, body]) {
    const read = (title, words) => new Reader().read_text(`BÁO CÁO\n${title}\n-----\n${words}`);
    const checker = new DistrictReport.Checker();
    const findings = operation === 'against'
        ? checker.check_against(read(`kết quả công tác ${period} của Hội Nông dân huyện Bàu Sen`, text),
            [read(`kết quả công tác ${earlierPeriod} của ${body}`, earlier)])
        : checker.check_report(read(`Kết quả công tác ${period}`, text));
    return [...findings].map(finding =>
        `${finding.rule} ${nick(DistrictReport.Severity, finding.severity)}: ${finding.source?.get_text() ?? 'None'}` +
        (finding.arithmetic ? ` [${finding.arithmetic}]` : ''));
}

// What is read in a text: below a title that says what period it is about, below a head, or in a head itself.
function reading(operation, [text, other]) {
    if (operation === 'head') {
        const report = new Reader().read_text(text);
        return other.split(' ').map(question => HEAD[question](report));
    }
    if (operation === 'who') {
        return itemLines(new Reader().read_text(`${text}\n${other}`))
            .filter(([item]) => 'get_unit' in item)
            .map(([item, line]) => `${item.get_unit().get_name()}: ${line}`);
    }
    const title = `BÁO CÁO\nKết quả công tác ${other}\n-----\n`;
    const reader = new Reader();
    // A catalogue that knows nothing leaves labels as they are read.
    if (operation === 'rows') {
        const empty = new TextEncoder().encode('{"format": "districtreport-catalogue/1"}');
        reader.set_catalogue(IndicatorCatalogue.new_from_json(new GLib.Bytes(empty), null));
    }
    const report = reader.read_text(title + text);
    if (operation === 'rows')
        return report.list_achievements().map(item => rowLine(report, item));
    if (operation === 'ids') {
        return report.list_achievements()
            .map(item => `${item.get_indicator().get_id()}: ${achievementLine(report, item)}`);
    }
    if (operation === 'numbers') {
        const start = new TextEncoder().encode(title).length;
        return Array.from({length: report.get_n_numbers()}, (_, i) => report.get_number_entry(i))
            .filter(number => number.get_span().get_start() >= start)
            .map(number => `${number.get_text()} ${nick(NumberRole, number.get_role())}`);
    }
    return itemLines(report).map(([, line]) => line);
}

function indicators(operation, [label, measure, nature]) {
    const indicator = IndicatorCatalogue.get_default().identify(label, measure, choice(Nature, nature));
    return [indicator.get_id(), nick(Nature, indicator.get_nature()), nick(Desire, indicator.get_desire())];
}

// One of the rules of standings.
function obey(rules, [command, ...texts]) {
    const words = texts.map(orNull);
    const enums = {
        method: [0, DistrictReport.RankMethod], edge: [0, DistrictReport.QuotaEdge],
        round: [1, Rounding], criterion: [1, Desire], 'tie-break': [1, Desire],
        scoring: [1, DistrictReport.Scoring], condition: [1, DistrictReport.Comparator],
    };
    if (command in enums) {
        const [place, type] = enums[command];
        words[place] = choice(type, words[place]);
    }
    if (command === 'round')
        words[0] = Number(words[0]);
    const verb = ['criterion', 'condition', 'tie-break', 'grade', 'quota'].includes(command) ? 'add' : 'set';
    const name = {round: 'rounding', edge: 'quota_edge'}[command] ?? command.replaceAll('-', '_');
    rules[`${verb}_${name}`](...words);
}

function makeRules(text) {
    const rules = new DistrictReport.StandingsRules();
    for (const part of text.split('; '))
        obey(rules, part.split(' '));
    return rules;
}

function makeNameless(id) {
    return DistrictReport.Unit.new(id, null, DistrictReport.UnitKind.OTHER, DistrictReport.UnitLevel.DISTRICT, null);
}

// A value, a bonus, a penalty or a veto.
function enter(sheet, unit, word) {
    const part = (text, sign) => text.includes(sign)
        ? [text.slice(0, text.indexOf(sign)), text.slice(text.indexOf(sign) + 1)] : [text, null];
    if (word[0] === '!') {
        sheet.add_veto(unit, ...part(word.slice(1), '>'));
    } else if (word[0] === '+' || word[0] === '-') {
        const [points, reason] = part(word.slice(1), ':');
        sheet[word[0] === '+' ? 'add_bonus' : 'add_penalty'](unit, Ratio.parse(points), reason);
    } else {
        const [criterion, value] = part(word, '=');
        sheet.set_value(unit, criterion, value === 'null' ? null : Ratio.parse(value));
    }
}

function makeSheet(text) {
    const [day, ...lines] = text.split('; ');
    const sheet = DistrictReport.ScoreSheet.new(Period.parse(day));
    for (const line of lines) {
        const [id, ...words] = line.split(' ');
        const cohort = words[0]?.startsWith('@') ? words.shift().slice(1) : null;
        const unit = makeNameless(id);
        sheet.add_unit(unit, cohort);
        for (const word of words)
            enter(sheet, unit, word);
    }
    return sheet;
}

const STANDING = {
    rank: standing => `${standing.exact_rank ?? '-'}`,
    'whole-rank': standing => `${standing.rank}`,
    cohort: standing => `${standing.exact_rank ?? '-'} of ${standing.cohort_size}`,
    score: standing => `${standing.score ?? '-'}`,
    grade: standing => standing.grade ?? '-',
};

function standings(operation, [rules, sheet, ...rest]) {
    const made = DistrictReport.Standings.new(makeRules(rules), makeSheet(sheet));
    if (operation === 'move') {
        const later = DistrictReport.Standings.new(makeRules(rules), makeSheet(rest[0]));
        return later.list_movements(made).map(move => `${move.unit.get_id()} ` +
            `${nick(DistrictReport.MovementKind, move.kind)} ${move.rank_then} ${move.rank_now}`);
    }
    if (operation === 'reason' || operation === 'explain') {
        const unit = makeNameless(rest[0]);
        const language = choice(Language, rest[1]);
        return operation === 'reason' ? made.lookup(unit).dup_reason(language) : made.explain(unit, language);
    }
    const who = standing => operation === 'cohort'
        ? `${standing.cohort} ${standing.unit.get_id()}` : standing.unit.get_id();
    return [...made].map(standing => `${who(standing)} ${STANDING[operation](standing)}`);
}

// A report of one figure: «u1 2024-Q1 kn actual=96 plan=80».
function makeReport(line) {
    const [id, when, label, ...words] = line.split(' ');
    const told = Object.fromEntries(words.map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
    const quantityIn = (key, measure) => key in told ? Quantity.parse(`${told[key]} ${measure}`.replaceAll('_', ' ')) : null;

    const unit = Unit.new(id, id, UnitKind.OTHER, UnitLevel.DISTRICT, null);
    const period_ = Period.parse(when);
    const indicator = Indicator.new(label, label, 'việc', choice(Nature, told.nature ?? 'flow'), choice(Desire, told.desire ?? 'more'));
    const planned = quantityIn('plan', 'việc');
    const actual = quantityIn('actual', 'việc');
    let target = null;
    if (planned !== null || 'percent' in told) {
        const parts = ['t1', unit, indicator, 'for' in told ? Period.parse(told.for) : period_, planned];
        target = 'comparator' in told
            ? Target.new_full(...parts, choice(Comparator, told.comparator), null, null) : Target.new(...parts);
    }
    const builder = AchievementBuilder.new('a1', unit, indicator, period_);
    builder.set_actual(actual);
    builder.set_status(choice(Status, told.status ?? (actual === null ? 'missing' : 'normal')));
    builder.set_target(target);
    builder.set_percent_of_target(quantityIn('percent', '%'));
    builder.set_cumulative('cumulative' in told);
    const making = DistrictReport.ReportBuilder.new(unit, period_, null);
    making.add_achievement(builder.end());
    return making.end();
}

function ask(facts, question) {
    const building = DistrictReport.DatasetBuilder.new();
    for (const line of facts.split('; '))
        building.add_report(makeReport(line));
    const made = new DistrictReport.Query();
    const commands = {
        by: words => made.group_by(words), metric: ([metric]) => made.add_metric(metric), grain: words => made.set_grain(words),
        where: ([key, ...values]) => made.add_filter(key, values), cohort: words => made.set_cohort(words),
        order: words => made.set_order(words), limit: ([rows]) => made.set_limit(Number(rows)),
        near: ([threshold]) => made.set_near_threshold(Ratio.parse(threshold)),
    };
    for (const part of question.split('; ')) {
        const [command, ...words] = part.split(' ');
        commands[command](words);
    }
    return made.run(building.build(), null);
}

// Rows one behind another; «*» behind what is estimated, «~» behind what is hedged.
function show(table) {
    const columns = [...Array(table.get_n_columns()).keys()];
    return [...Array(table.get_n_rows()).keys()].map(row => columns.map(column => table.dup_cell(row, column) ?? '-').join('|') +
        (table.is_estimated(row) ? '*' : '') + (table.is_hedged(row) ? '~' : '')).join('; ');
}

function query(operation, [facts, ...words]) {
    const isMerge = ['merge', 'merged-contributors'].includes(operation);
    const [question, ...rest] = isMerge ? words.slice(1) : words;
    const table = isMerge ? ask(facts, question).merge(ask(words[0], question)) : ask(facts, question);
    if (operation.endsWith('contributors')) {
        return table.list_contributors(Number(rest[0]), table.find_column(rest[1]))
            .map(one => `${one.get_unit().get_id()} ${one.get_period()} ${one.get_actual()?.dup_value() ?? '-'}`).join('; ');
    }
    if (operation === 'pivot') {
        const spread = table.pivot(table.find_column(rest[0]));
        const names = [...Array(spread.get_n_columns()).keys()].map(column => spread.get_column_name(column));
        return [names.join('|'), show(spread)].join('; ');
    }
    return show(table);
}

const RUNNERS = {
    change, checking, indicators, interval, model, period, quantity, query, ratio, reading, span, standings,
    'report-json-errors': reportJsonErrors,
};

// Gives what is wrong with the answer to a vector, or null.
function run(runner, vector) {
    const wanted = 'error' in vector ? `error ${vector.error}` : write(vector.result);
    let found;
    try {
        found = write(runner(vector.operation, vector.arguments.map(write)));
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        found = error.domain === DistrictReport.error_quark()
            ? `error ${nick(Code, error.code)}` : `error of ${GLib.quark_to_string(error.domain)}`;
    }
    return found === wanted ? null : `wanted: ${wanted}\nfound:  ${found}`;
}

const tap = new Tap();
const folder = Gio.File.new_for_path(GLib.getenv('DR_VECTORS'));
const names = [...folder.enumerate_children('standard::name', Gio.FileQueryInfoFlags.NONE, null)]
    .map(info => info.get_name())
    .filter(name => name.endsWith('.json'))
    .sort();
for (const name of names) {
    const [, bytes] = folder.get_child(name).load_contents(null);
    const document = JSON.parse(new TextDecoder().decode(bytes));
    const stem = name.slice(0, -'.json'.length);
    const runner = stem.startsWith('reading-') ? 'reading' : stem;
    if (!('vectors' in document) || !(runner in RUNNERS)) {
        tap.result(`${name} has vectors, and is understood`, 'it is not');
        continue;
    }
    for (const vector of document.vectors) {
        tap.run(`${stem}: ${vector.operation}: ${vector.name}`, () => {
            const problem = run(RUNNERS[runner], vector);
            if (problem !== null)
                throw new Error(problem);
        });
    }
}
tap.end();
