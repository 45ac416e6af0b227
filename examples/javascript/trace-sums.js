// SPDX-License-Identifier: LGPL-2.1-or-later
// Adds up the figures of several reports, and leads from each sum back to the sentences that it is made of:
// gjs -m trace-sums.js FILE…
import DistrictReport from 'gi://DistrictReport?version=1';
import System from 'system';

const reader = new DistrictReport.Reader();
const reports = System.programArgs.map(path => reader.read_path(path, null));
const dataset = DistrictReport.Dataset.new_from_reports(reports);

const query = new DistrictReport.Query();
query.group_by(['indicator', 'measure']);
query.add_metric('actual');
query.add_metric('completion');
query.set_order(['-completion']);
const table = query.run(dataset, null);
const [indicator, measure, actual, completion] = ['indicator', 'measure', 'actual', 'completion']
    .map(name => table.find_column(name));

for (let row = 0; row < table.get_n_rows(); row++) {
    const share = table.dup_cell(row, completion);
    print(`${table.dup_cell_label(row, indicator)}: ${table.dup_cell(row, actual)} ${table.dup_cell(row, measure)}` +
        `${share === null ? '' : `, ${share}%`}`);

    // One report for each achievement, in the same order.
    const behind = table.list_contributor_reports(row, actual);
    table.list_contributors(row, actual).forEach((achievement, i) => {
        const text = behind[i].get_text();
        const source = achievement.get_source();
        const place = text.locate(source.get_span().get_start());
        print(`  ${text.get_name()}:${place.get_line()}: ${achievement.get_unit().get_name()}: ${source.get_text()}`);
    });
}

// Bodies whose name alone says that they are one are worth a look.
for (const report of dataset.list_unplaced_reports())
    print(`${report.get_text().get_name()}: of which place is “${report.get_issuer().get_name()}”?`);
