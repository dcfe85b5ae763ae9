using System.Globalization;

namespace Tally.Bench.Ingest;

/// <summary>One input that every engine turns into JSON: a file, or a folder of small ones.</summary>
internal sealed record BenchTask(string Name, string Input, int Size, Action<string, int> Write)
{
    public static IReadOnlyList<BenchTask> All(string scratch, int megabytes, int files) =>
    [
        new($"narrow, numbers, `;`, {megabytes} MB", Path.Combine(scratch, "narrow.csv"), megabytes, BenchFiles.WriteNarrow),
        new($"mixed, quotes, line breaks, accents, {megabytes} MB", Path.Combine(scratch, "mixed.csv"), megabytes, BenchFiles.WriteMixed),
        new(string.Create(CultureInfo.InvariantCulture, $"{files:N0} files of 12 rows"), Path.Combine(scratch, "small"), files, BenchFiles.WriteSmall),
    ];

    public void Make() => Write(Input, Size);

    public void Remove()
    {
        if (Directory.Exists(Input))
        {
            Directory.Delete(Input, recursive: true);
        }
        else
        {
            File.Delete(Input);
        }
    }
}
