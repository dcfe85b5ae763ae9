using System.Buffers;
using System.Globalization;
using Tally.Ingest.Reading;

namespace Tally.Ingest.Records;

/// <summary>Records by key. A key that comes again holds an array of its records, so that none is lost.</summary>
internal sealed class KeyedRecords
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Dictionary<string, List<(int Start, int Length)>> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>The keys in order of first appearance.</summary>
    public IReadOnlyList<string> Keys => _order;

    /// <summary>The first key that occurs more than once; null when none does.</summary>
    public string? FirstRepeated { get; private set; }

    public static KeyedRecords Of(UnderstoodTable table, int keyColumn, CancellationToken cancellationToken)
    {
        var records = new KeyedRecords();
        var json = new RecordJson(table, keyColumn);
        var buffer = new Utf8Buffer();
        table.ForEachRow(
            row =>
            {
                buffer.Clear();
                json.Write(buffer, row);
                records.Add(json.Key(row, keyColumn), buffer.Written);
            },
            cancellationToken);
        return records;
    }

    /// <summary>Whole JSON value of one key.</summary>
    public void Write(Utf8Buffer to, string key)
    {
        var places = _byKey[key];
        if (places.Count == 1)
        {
            to.Write(Slice(places[0]));
            return;
        }

        for (int i = 0; i < places.Count; i++)
        {
            to.Write(i == 0 ? (byte)'[' : (byte)',');
            to.Write(Slice(places[i]));
        }

        to.Write((byte)']');
    }

    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>Numbers by size, anything else as it came.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> keys)
    {
        var all = keys.Distinct(StringComparer.Ordinal).ToList();
        bool numbers = all.TrueForAll(key => decimal.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return numbers ? [.. all.OrderBy(key => decimal.Parse(key, NumberStyles.Float, CultureInfo.InvariantCulture))] : all;
    }

    /// <summary>Adds a whole JSON value under a key that does not come again.</summary>
    public void AddValue(string key, ReadOnlySpan<byte> value) => Add(key, value);

    private void Add(string key, ReadOnlySpan<byte> record)
    {
        if (!_byKey.TryGetValue(key, out var places))
        {
            _byKey[key] = places = [];
            _order.Add(key);
        }
        else
        {
            FirstRepeated ??= key;
        }

        places.Add((_bytes.WrittenCount, record.Length));
        _bytes.Write(record);
    }

    private ReadOnlySpan<byte> Slice((int Start, int Length) place) => _bytes.WrittenSpan.Slice(place.Start, place.Length);
}
