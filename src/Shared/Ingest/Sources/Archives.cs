using System.IO.Compression;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Sources;

/// <summary>Unpacks .gz and .zip, within limits, whatever the file is called.</summary>
internal static class Archives
{
    private const long AlwaysAllowed = 1 << 20;

    /// <summary>What is inside and its name; nothing unpacked and the given name when the file is no archive.</summary>
    public static async Task<(SpooledBytes? Unpacked, string Name, Problem? Problem)> UnpackAsync(
        SpooledBytes bytes, string fileName, ReaderOptions options, CancellationToken cancellationToken)
    {
        byte[] head = bytes.Head(4);
        bool gzip = head is [0x1F, 0x8B, ..];
        bool zip = head is [(byte)'P', (byte)'K', 3, 4];
        if (!gzip && !zip)
        {
            return (null, fileName, null);
        }

        try
        {
            return gzip
                ? await UnpackGzipAsync(bytes, fileName, options, cancellationToken)
                : await UnpackZipAsync(bytes, fileName, options, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return Refuse(fileName, ProblemCodes.BadArchive, "The archive is damaged and cannot be unpacked.");
        }
    }

    private static async Task<(SpooledBytes?, string, Problem?)> UnpackGzipAsync(
        SpooledBytes bytes, string fileName, ReaderOptions options, CancellationToken cancellationToken)
    {
        await using var inner = new GZipStream(bytes.Open(), CompressionMode.Decompress);
        string name = fileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? fileName[..^3] : fileName;
        var unpacked = await SpoolAsync(inner, name, bytes.Length, options, cancellationToken);
        if (unpacked.Unpacked is { } whole && !GzipEnd.IsThere(bytes, whole.Length))
        {
            whole.Dispose();
            return Refuse(fileName, ProblemCodes.BadArchive, "The archive breaks off before its end; pack or copy it again.");
        }

        return unpacked;
    }

    private static async Task<(SpooledBytes?, string, Problem?)> UnpackZipAsync(
        SpooledBytes bytes, string fileName, ReaderOptions options, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(bytes.Open(), ZipArchiveMode.Read);
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            return Refuse(fileName, ProblemCodes.BinaryFile, "The file is an Office document; save its sheet as CSV.");
        }

        var tables = archive.Entries.Where(entry => entry.Length > 0 && LocalFolder.IsTable(entry.Name) && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)).ToList();
        if (tables.Count != 1)
        {
            return Refuse(fileName, ProblemCodes.ArchiveManyFiles, $"The archive holds {tables.Count} tables; it should hold one.");
        }

        await using var inner = await tables[0].OpenAsync(cancellationToken);
        return await SpoolAsync(inner, tables[0].Name, bytes.Length, options, cancellationToken);
    }

    private static async Task<(SpooledBytes? Unpacked, string Name, Problem? Problem)> SpoolAsync(
        Stream inner, string name, long packedLength, ReaderOptions options, CancellationToken cancellationToken)
    {
        long most = Math.Min(options.MostBytes, (packedLength * options.MostExpansion) + AlwaysAllowed);
        var unpacked = await SpooledBytes.ReadAsync(inner, most, cancellationToken);
        return unpacked is null
            ? Refuse(name, ProblemCodes.ArchiveBomb, $"The archive unpacks to more than {most} bytes; it was not read further.")
            : (unpacked, name, null);
    }

    private static (SpooledBytes? Unpacked, string Name, Problem? Problem) Refuse(string name, string code, string message) =>
        (null, name, new Problem { Code = code, Message = message });
}
