using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>Texts by code, kept as the bytes they came as.</summary>
internal sealed class TextColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly Utf8Dictionary _dictionary = new();
    private readonly GrowingArray<int> _rows = new();

    public override Column Build()
    {
        int[] codes = _rows.Take();
        var texts = _dictionary.Take();
        return texts.IsValid() ? new TextColumn(Plan.Name, texts, codes) : Merged(texts.ToStrings(), codes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override CellReading AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        cell = CellParser.Text(cell);
        _rows.Add(cell.IsEmpty ? -1 : _dictionary.CodeOf(cell));
        return cell.IsEmpty ? CellReading.Null : CellReading.Value;
    }

    // Bytes that are no text all become the same character: texts that differed only there are one.
    private TextColumn Merged(string[] texts, int[] codes)
    {
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] merged = Array.ConvertAll(texts, text => byText.TryGetValue(text, out int code) ? code : byText[text] = byText.Count);
        return new TextColumn(Plan.Name, [.. byText.Keys], Array.ConvertAll(codes, code => code < 0 ? code : merged[code]));
    }
}
