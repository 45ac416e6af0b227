// SPDX-License-Identifier: LGPL-2.1-or-later
import DistrictReport from 'gi://DistrictReport?version=1';
import System from 'system';

const report = new DistrictReport.Reader().read_path(System.programArgs[0], null);
for (const figure of report.achievements) {
    const planned = figure.target?.planned;
    if (planned)
        print(`${figure.unit.name}: ${figure.actual?.to_string()} / ${planned.to_string()}`);
}
