namespace Tally.Columns;

/// <summary>Text, dictionary-encoded: one code a row, -1 for null.</summary>
public sealed class TextColumn(string name, string[] dictionary, int[] codes) : Column(name, ColumnType.Text, codes.Length)
{
    /// <summary>The distinct texts in order of first appearance.</summary>
    public IReadOnlyList<string> Dictionary => dictionary;

    public ReadOnlySpan<int> Codes => codes;

    internal string[] DictionaryArray => dictionary;

    internal int[] CodeArray => codes;

    public override bool IsNull(int row) => codes[row] < 0;

    public override CellValue this[int row] => codes[row] < 0 ? CellValue.Null : CellValue.Of(dictionary[codes[row]]);

    public override long SizeInBytes => (6L * codes.Length) + dictionary.Sum(text => 40L + (2L * text.Length));
}
