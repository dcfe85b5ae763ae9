using System.Text;

namespace Tally.Columns;

/// <summary>Texts by code; a text is made into a string once, however often it occurs.</summary>
internal sealed class TextColumnBuilder : ColumnBuilder
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _dictionary = [];
    private readonly List<int> _rows = [];
    private char[] _buffer = new char[256];

    public TextColumnBuilder(ColumnPlan plan)
        : base(plan) => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    public override Column Build() => new TextColumn(Plan.Name, [.. _dictionary], [.. _rows]);

    protected override CellReading AddCell(ReadOnlySpan<byte> cell)
    {
        cell = CellParser.Text(cell);
        if (cell.IsEmpty)
        {
            _rows.Add(-1);
            return CellReading.Null;
        }

        if (_buffer.Length < cell.Length)
        {
            _buffer = new char[cell.Length * 2];
        }

        var text = _buffer.AsSpan(0, Encoding.UTF8.GetChars(cell, _buffer));
        if (!_lookup.TryGetValue(text, out int code))
        {
            code = _dictionary.Count;
            string kept = text.ToString();
            _codes.Add(kept, code);
            _dictionary.Add(kept);
        }

        _rows.Add(code);
        return CellReading.Value;
    }
}
