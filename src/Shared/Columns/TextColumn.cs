using System.Text;

namespace Tally.Columns;

/// <summary>Text, dictionary-encoded: one code a row, -1 for null.</summary>
public sealed class TextColumn : Column
{
    private readonly int[] _codes;
    private readonly Utf8Texts? _texts;
    private string[]? _dictionary;

    public TextColumn(string name, string[] dictionary, int[] codes)
        : base(name, ColumnType.Text, codes?.Length ?? 0)
    {
        ArgumentNullException.ThrowIfNull(codes);
        (_dictionary, _codes) = (dictionary, codes);
    }

    /// <summary>A column whose texts are made into strings when one asks for them.</summary>
    internal TextColumn(string name, Utf8Texts texts, int[] codes)
        : base(name, ColumnType.Text, codes.Length) =>
        (_texts, _codes) = (texts, codes);

    /// <summary>The distinct texts in order of first appearance.</summary>
    public IReadOnlyList<string> Dictionary => DictionaryArray;

    public ReadOnlySpan<int> Codes => _codes;

    internal string[] DictionaryArray => _dictionary ??= _texts!.ToStrings();

    internal int[] CodeArray => _codes;

    /// <summary>The texts as UTF-8, where the column was built of such.</summary>
    internal Utf8Texts? Texts => _texts;

    internal int DistinctCount => _texts?.Count ?? _dictionary!.Length;

    public override bool IsNull(int row) => _codes[row] < 0;

    public override CellValue this[int row] => _codes[row] < 0 ? CellValue.Null : CellValue.Of(TextOf(_codes[row]));

    public override long SizeInBytes => (6L * _codes.Length) + (40L * DistinctCount)
        + (2L * (_dictionary?.Sum(text => (long)text.Length) ?? Encoding.UTF8.GetCharCount(_texts!.Bytes)));

    internal string TextOf(int code) => _dictionary is { } texts ? texts[code] : _texts!.ToString(code);

    /// <summary>The ordinal order of two texts.</summary>
    internal int CompareTexts(int left, int right) =>
        _dictionary is { } texts ? string.CompareOrdinal(texts[left], texts[right]) : _texts!.Compare(left, right);
}
