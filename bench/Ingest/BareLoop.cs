using System.Buffers.Text;
using System.Text.Json;
using CsvHelper;

namespace Tally.Bench.Ingest;

/// <summary>What one writes by hand when delimiter and types are known: CsvHelper in, Utf8JsonWriter out, nothing between.</summary>
internal static class BareLoop
{
    private const int FlushAt = 64 * 1024;

    private enum Kind
    {
        Text,
        Whole,
        Exact,
        Truth,
    }

    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["annee"] = Kind.Whole,
        ["commune"] = Kind.Whole,
        ["menages"] = Kind.Whole,
        ["habitants"] = Kind.Whole,
        ["surface"] = Kind.Exact,
        ["taux"] = Kind.Exact,
        ["numéro"] = Kind.Whole,
        ["montant"] = Kind.Exact,
        ["quantité"] = Kind.Whole,
        ["actif"] = Kind.Truth,
        ["mois"] = Kind.Whole,
        ["ventes"] = Kind.Whole,
    };

    public static void Convert(string input, string output)
    {
        using var file = File.Create(output);
        using var csv = CsvReader.FromFile(input, CsvReaderOptions.Default with { Separator = Separator(input) }, FileOptions.SequentialScan);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var names = csv.Headers.Select(name => JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).ToArray();
        var kinds = csv.Headers.Select(name => Kinds.GetValueOrDefault(name)).ToArray();
        json.WriteStartArray();
        while (csv.Read())
        {
            json.WriteStartObject();
            for (int i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                Write(json, csv.GetSpan(i), kinds[i]);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.Flush();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> cell, Kind kind)
    {
        if (cell.IsEmpty)
        {
            json.WriteNullValue();
        }
        else if (kind == Kind.Whole && Utf8Parser.TryParse(cell, out long whole, out int used) && used == cell.Length)
        {
            json.WriteNumberValue(whole);
        }
        else if (kind == Kind.Exact && Utf8Parser.TryParse(cell, out decimal exact, out used) && used == cell.Length)
        {
            json.WriteNumberValue(exact);
        }
        else if (kind == Kind.Truth && Utf8Parser.TryParse(cell, out bool truth, out used) && used == cell.Length)
        {
            json.WriteBooleanValue(truth);
        }
        else
        {
            json.WriteStringValue(cell);
        }
    }

    private static char Separator(string input)
    {
        using var head = File.OpenText(input);
        return head.ReadLine()!.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }
}
