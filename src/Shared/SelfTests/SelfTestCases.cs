using System.Globalization;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.SelfTests;

/// <summary>Writes the questions that a dataset's columns allow, with what its cells say.</summary>
internal sealed class SelfTestCases
{
    private const decimal Rounding = 0.006m;
    private const int MostValues = 40;

    private readonly DatasetProfile _profile;
    private readonly RawTable _table;
    private readonly List<ColumnProfile> _groups;
    private readonly ColumnProfile? _name;
    private readonly ColumnProfile? _year;
    private readonly int _seed;

    private SelfTestCases(DatasetProfile profile, RawTable table)
    {
        (_profile, _table) = (profile, table);
        _seed = profile.Version.Aggregate(17, static (sum, character) => unchecked((sum * 31) + character)) & 0x7FFFFFFF;
        List<ColumnProfile> texts = [.. profile.Columns.Where(column => column.Type == ColumnType.Text && column.Role != ColumnRole.Note && table.Has(column.Name))];
        _name = texts.FirstOrDefault(column => table.Rows.Count > 2 && table.Distinct(column.Name).Count == table.Rows.Count && table.Distinct(column.Name).All(IsSayable));
        _groups = [.. texts.Where(column => column != _name && table.Distinct(column.Name) is { Count: > 1 and <= MostValues } values && values.Count < table.Rows.Count && values.All(IsSayable))];
        _year = profile.Columns.FirstOrDefault(column => column is { Type: ColumnType.Integer, Role: ColumnRole.Time or ColumnRole.Key } && table.Has(column.Name)
            && table.Distinct(column.Name).All(static year => year.Length == 4 && year[0] is '1' or '2' && year.All(char.IsAsciiDigit)));
    }

    public static IReadOnlyList<SelfTestCase> Of(DatasetProfile profile, RawTable table)
    {
        var cases = new SelfTestCases(profile, table);
        return table.Rows.Count == 0 ? [] : [.. cases.All()];
    }

    private IEnumerable<SelfTestCase> All()
    {
        IEnumerable<SelfTestCase> all = _profile.TotalRows.Count == 0
            ? SelfTestWords.Ask("count", new Expectation.Figure(_table.Rows.Count))
            : [];
        if (_groups.Count > 0)
        {
            all = all.Concat(Counts(_groups[_seed % _groups.Count]));
        }

        foreach (var measure in Measures().Take(2))
        {
            all = all.Concat(Figures(measure.Column, measure.Figures));
        }

        return all;
    }

    /// <summary>Columns that are added up or averaged, whose every cell is certain.</summary>
    private IEnumerable<(ColumnProfile Column, IReadOnlyList<decimal> Figures)> Measures() => _profile.Columns
        .Where(column => column is { Role: ColumnRole.Measure, Nulls: 0, Misfits: 0 } && column.Type is ColumnType.Integer or ColumnType.Decimal && column.Role == ColumnRole.Measure && _table.Has(column.Name))
        .Select(column => (column, Figures: _table.Figures(column.Name)))
        .Where(static pair => pair.Figures is not null)
        .Select(static pair => (pair.column, pair.Figures!));

    private IEnumerable<SelfTestCase> Counts(ColumnProfile group)
    {
        var values = _table.Distinct(group.Name);
        string value = values[_seed % values.Count];
        decimal count = _table.Rows.Count(row => _table.Text(row, group.Name) == value);
        IEnumerable<SelfTestCase> distinct = SelfTestWords.Ask("distinct", new Expectation.Figure(values.Count), ("d", Said(group)));
        return IsElsewhere(group, value) ? distinct
            : distinct
                .Concat(SelfTestWords.Ask("count-value", new Expectation.Figure(count), ("d", Said(group)), ("v", value)))
                .Concat(SelfTestWords.Ask("share", new Expectation.Figure(count / _table.Rows.Count * 100, 0.06m), ("d", Said(group)), ("v", value)));
    }

    private IEnumerable<SelfTestCase> Figures(ColumnProfile measure, IReadOnlyList<decimal> figures)
    {
        (string, string) said = ("m", Said(measure));
        List<decimal> sorted = [.. figures.Order()];
        decimal median = sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        var all = SelfTestWords.Ask("average", new Expectation.Figure(figures.Average(), Rounding), said)
            .Concat(SelfTestWords.Ask("median", new Expectation.Figure(median, Rounding), said))
            .Concat(SelfTestWords.Ask("maximum", new Expectation.Figure(sorted[^1]), said))
            .Concat(SelfTestWords.Ask("minimum", new Expectation.Figure(sorted[0]), said));
        all = _year is { } year ? all.Concat(ByYear(year, figures, said)) : all.Concat(SelfTestWords.Ask("sum", new Expectation.Figure(figures.Sum()), said));
        if (_year is null && _groups.Count > 0)
        {
            var group = _groups[_seed % _groups.Count];
            string value = _table.Distinct(group.Name)[_seed % _table.Distinct(group.Name).Count];
            decimal sum = Where(figures, row => _table.Text(row, group.Name) == value).Sum();
            all = IsElsewhere(group, value) ? all : all.Concat(SelfTestWords.Ask("sum-value", new Expectation.Figure(sum), said, ("v", value)));
        }

        return _name is { } name && _year is null ? all.Concat(ByName(name, figures, said)) : all;
    }

    private IEnumerable<SelfTestCase> ByName(ColumnProfile name, IReadOnlyList<decimal> figures, (string, string) said)
    {
        int one = _seed % figures.Count;
        int two = (one + 1) % figures.Count;
        string first = _table.Text(_table.Rows[one], name.Name);
        string second = _table.Text(_table.Rows[two], name.Name);
        var all = SelfTestWords.Ask("lookup", new Expectation.Figure(figures[one]), said, ("v", first))
            .Concat(SelfTestWords.Ask("difference", new Expectation.Figure(figures[one] - figures[two]), said, ("v", first), ("w", second)));
        int best = figures.ToList().IndexOf(figures.Max());
        return figures.Count(figure => figure == figures[best]) > 1 ? all
            : all.Concat(SelfTestWords.Ask("most", new Expectation.Label(_table.Text(_table.Rows[best], name.Name)), said, ("d", Said(name))));
    }

    private IEnumerable<SelfTestCase> ByYear(ColumnProfile year, IReadOnlyList<decimal> figures, (string, string) said)
    {
        var years = _table.Distinct(year.Name);
        string at = years[_seed % years.Count];
        string beyond = (int.Parse(years[^1], CultureInfo.InvariantCulture) + 31).ToString(CultureInfo.InvariantCulture);
        var all = SelfTestWords.Ask("beyond", new Expectation.Nothing(), said, ("y", beyond));
        if (years.Count == figures.Count)
        {
            string last = years[^1];
            string first = years[0];
            decimal Of(string when) => Where(figures, row => _table.Text(row, year.Name) == when)[0];
            return all.Concat(SelfTestWords.Ask("lookup-year", new Expectation.Figure(Of(at)), said, ("y", at)))
                .Concat(SelfTestWords.Ask("change", new Expectation.Figure(Of(last) - Of(first)), said, ("y", first), ("z", last)));
        }

        all = all.Concat(SelfTestWords.Ask("sum-year", new Expectation.Figure(Where(figures, row => _table.Text(row, year.Name) == at).Sum()), said, ("y", at)));
        string[] chosen = _table.Rows[_seed % _table.Rows.Count];
        var alone = _groups.FirstOrDefault(group => Where(figures, row => _table.Text(row, group.Name) == _table.Text(chosen, group.Name) && _table.Text(row, year.Name) == _table.Text(chosen, year.Name)).Count == 1
            && !IsElsewhere(group, _table.Text(chosen, group.Name)));
        return alone is null ? all
            : all.Concat(SelfTestWords.Ask("lookup-cell", new Expectation.Figure(figures[_seed % _table.Rows.Count]), said, ("v", _table.Text(chosen, alone.Name)), ("y", _table.Text(chosen, year.Name))));
    }

    private List<decimal> Where(IReadOnlyList<decimal> figures, Func<string[], bool> fits) => [.. figures.Where((_, index) => fits(_table.Rows[index]))];

    /// <summary>The same text in another column would make the question two.</summary>
    private bool IsElsewhere(ColumnProfile group, string value) =>
        _groups.Append(_name).Any(other => other is not null && other != group && _table.Distinct(other.Name).Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>Text that can stand in a sentence: neither empty nor long nor a number, which would read as another figure.</summary>
    private static bool IsSayable(string value) => value.Length is > 1 and <= 40 && value.Any(char.IsLetter) && !value.Any(static character => character is '"' or '?' or '\n');

    /// <summary>The column as people say it.</summary>
    private static string Said(ColumnProfile column) => (column.Synonyms.Count > 0 ? column.Synonyms[0] : column.Name).Replace('_', ' ');
}
