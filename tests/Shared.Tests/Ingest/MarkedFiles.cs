using System.IO.Compression;
using System.Text;
using Tally.Datasets;

namespace Tally.Shared.Tests.Ingest;

/// <summary>Files, good ones and one of every kind of refusal, whose every cell holds the marker.</summary>
internal static class MarkedFiles
{
    /// <summary>In every cell of every file, and nowhere else.</summary>
    public const string Marker = "Zk7Qx";

    /// <summary>Every file with the code of its refusal; null for those that are read.</summary>
    public static IEnumerable<(string Name, byte[] Bytes, string? Refusal)> All()
    {
        string rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{Marker}{i},{i},{i}.5,2020-01-{1 + (i % 28):00},{Marker} {i}\n"));
        string table = "nom,n,x,jour,remarque\n" + rows;
        yield return ("good.csv", Utf8(table), null);
        yield return ("misfits.csv", Utf8(table + $"{Marker},{Marker},{Marker},{Marker},{Marker}\n"), null);
        yield return ("ragged.csv", Utf8(table + $"{Marker},1\n{Marker},1,2.5,2020-01-01,{Marker},{Marker},{Marker}\n"), null);
        yield return ("quotes.csv", Utf8(table + $"\"{Marker},1,1.5,2020-01-01,x\n{Marker},2,2.5,2020-01-02,\"{Marker} \"{Marker}\" x\"\n"), null);
        yield return ("notes.csv", Utf8($"{Marker} titre\n\n{table}\n{Marker} note sous le tableau\n"), null);
        yield return ("tables.csv", Utf8($"{table}\nautre,table,{Marker},b,c\n{Marker},1,2,3,4\n"), null);
        yield return ("numbers.csv", Utf8($"a;b\n1.234;{Marker}\n2,345;{Marker}\n007;{Marker}\n12 %;{Marker}\n3 CHF;{Marker}\n"), null);
        yield return ("dates.csv", Utf8($"d,n\n01/02/2020,{Marker}\n13/02/2020,{Marker}\n02/13/20,{Marker}\n"), null);
        yield return ("totals.csv", Utf8($"nom,n\n{Marker}a,1\n{Marker}b,2\nTotal,4\n"), null);
        yield return ("keys.csv", Utf8($"k,n\n{Marker},1\n{Marker},2\n"), null);
        yield return ("bytes.csv", [.. Utf8(string.Concat(Enumerable.Repeat($"é,{Marker}\n", 60))), (byte)',', 0xFF, .. Utf8($"{Marker}\n")], null);
        yield return ("empty.csv", [], ProblemCodes.EmptyFile);
        yield return ("blank.csv", Utf8("\n\n \n"), ProblemCodes.EmptyFile);
        yield return ("binary.csv", [.. Utf8(Marker), 0, 1, 2, 3, 4, 0, 0, .. Utf8(Marker), 5, 6, 7], ProblemCodes.BinaryFile);
        yield return ("large.csv", Utf8(table + string.Concat(Enumerable.Repeat(rows, 4000))), ProblemCodes.TooLarge);
        yield return ("rows.csv", Utf8("n,t\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"{i},{Marker}\n"))), ProblemCodes.TooManyRows);
        yield return ("columns.csv", Utf8(string.Join(',', Enumerable.Range(0, 50).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Repeat(Marker, 50)) + "\n"), ProblemCodes.TooManyColumns);
        yield return ("record.csv", Utf8($"a,b\n1,2\n3,{string.Concat(Enumerable.Repeat(Marker, 1500))}\n"), ProblemCodes.RecordTooLong);
        yield return ("cell.csv", Utf8($"a,b\n1,2\n3,{string.Concat(Enumerable.Repeat(Marker, 300))}\n"), ProblemCodes.CellTooLong);
        yield return ("name.csv", Utf8($"a,{string.Concat(Enumerable.Repeat(Marker, 300))}\n1,2\n3,4\n"), ProblemCodes.CellTooLong);
        yield return ("records.json", Utf8($$"""[{"a":"{{Marker}}","b":1},{"a":"{{Marker}}"}]"""), null);
        yield return ("broken.json", Utf8($$"""[{"a":"{{Marker}}", "b":{{Marker}}}]"""), ProblemCodes.JsonMalformed);
        yield return ("cut.json", Utf8($$"""[{"a":"{{Marker}}"},{"a":"{{Marker}}"""), ProblemCodes.JsonMalformed);
        yield return ("values.json", Utf8($"[\"{Marker}\", \"{Marker}\"]"), ProblemCodes.JsonMalformed);
        yield return ("page.csv", Utf8($"\n<!DOCTYPE html>\n<html><head><title>{Marker}</title></head></html>\n"), ProblemCodes.NoTable);
        yield return ("none.json", Utf8("[{}, {}]"), ProblemCodes.NoTable);
        yield return ("line.ndjson", Utf8($$"""{"a":"{{Marker}}"}""" + $"\n{Marker}\n"), ProblemCodes.JsonMalformed);
        yield return ("gone.csv.gz", [0x1F, 0x8B, 8, 0, .. Utf8(Marker)], ProblemCodes.BadArchive);
        yield return ("two.zip", Zip(("a.csv", table), ("b.csv", table)), ProblemCodes.ArchiveManyFiles);
        yield return ("bomb.zip", Zip(("a.csv", new string('1', 3 << 20))), ProblemCodes.ArchiveBomb);
        yield return ("said.csv", Utf8(table), ProblemCodes.UnknownEncoding);
        yield return ("sidecar.csv", Utf8(table), ProblemCodes.SidecarMalformed);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Utf8(text));
            }
        }

        return bytes.ToArray();
    }
}
