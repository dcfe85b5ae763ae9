using System.Text;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Records;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;

namespace Tally.Ingest;

/// <summary>Writes the records of a folder's files one after the other as one array, each record led by the file it is of.</summary>
internal static class StackedFolder
{
    private const string DefaultColumn = "file";

    // "[" before the first record, and "\n]\n" after the last.
    private const int Opening = 1;
    private const int Closing = 3;

    public static async Task<ConvertOutcome> WriteAsync(
        string path, string? fileColumn, ReaderOptions options, Stream output, CancellationToken cancellationToken)
    {
        // Nothing reaches the output before every file is understood; what was written while they were read waits on the disk.
        await using var waiting = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var parts = new List<(long Start, long Length)>();
        var problems = new List<Problem>();
        foreach (string file in LocalFolder.Tables(path))
        {
            var (sidecar, malformed) = await LocalSidecars.ForFileAsync(file, cancellationToken);
            string label = sidecar?.Label ?? LocalFolder.NameOf(file);
            long start = waiting.Position;
            var sink = new RecordsSink(waiting, Lead(fileColumn ?? DefaultColumn, label));
            using var opened = malformed is null ? await LocalTable.OpenAsync(file, sidecar!, options, sink, cancellationToken) : new LocalTable(malformed);
            if (opened.Refusal is { } refusal)
            {
                return new ConvertOutcome.Refused(refusal with { Message = $"{Path.GetFileName(file)}: {refusal.Message}" });
            }

            long length = waiting.Position - start - Opening - Closing;
            if (length > 0)
            {
                parts.Add((start + Opening, length));
            }

            problems.AddRange(opened.Table!.Problems.Select(problem => problem with { Message = $"{Path.GetFileName(file)}: {problem.Message}" }));
        }

        await output.WriteAsync("["u8.ToArray(), cancellationToken);
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                await output.WriteAsync(","u8.ToArray(), cancellationToken);
            }

            await CopyAsync(waiting, parts[i].Start, parts[i].Length, output, cancellationToken);
        }

        await output.WriteAsync("\n]\n"u8.ToArray(), cancellationToken);
        return new ConvertOutcome.Converted(problems);
    }

    private static ReadOnlyMemory<byte> Lead(string column, string label)
    {
        using var bytes = new MemoryStream();
        var to = new Utf8Buffer(bytes);
        CellJson.WriteString(to, Encoding.UTF8.GetBytes(column));
        to.Write((byte)':');
        CellJson.WriteString(to, Encoding.UTF8.GetBytes(label));
        to.Write((byte)',');
        to.Flush();
        return bytes.ToArray();
    }

    private static async Task CopyAsync(FileStream from, long start, long length, Stream to, CancellationToken cancellationToken)
    {
        from.Position = start;
        byte[] buffer = new byte[1 << 16];
        while (length > 0)
        {
            int read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            length -= read;
        }
    }
}
