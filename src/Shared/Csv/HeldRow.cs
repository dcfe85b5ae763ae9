namespace Tally.Csv;

/// <summary>A row that is kept until what follows says whether it belongs to the table.</summary>
internal sealed class HeldRow
{
    private readonly byte[][] _cells;

    public HeldRow(IRowReader reader)
    {
        _cells = new byte[reader.FieldCount][];
        for (int i = 0; i < _cells.Length; i++)
        {
            _cells[i] = reader.Field(i).ToArray();
        }

        Line = reader.Line;
    }

    public int Line { get; }

    public int FieldCount => _cells.Length;

    public ReadOnlySpan<byte> Field(int index) => _cells[index];
}
