using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tally.Questions;

/// <summary>
/// The bytes of one question: a line a save, each behind its own checksum. A save is in the file whole or, torn by a crash,
/// recognised and dropped; so one append and one flush do what a snapshot, its payloads and its events need.
/// </summary>
internal static class RunJournal
{
    private const int ChecksumLength = 16;

    public static byte[] Line(long version, RunSave save) => Framed(writer =>
    {
        writer.WriteNumber("v", version);
        writer.WritePropertyName("run");
        JsonSerializer.Serialize(writer, save.Run, QuestionJson.Options);
        writer.WritePropertyName("events");
        JsonSerializer.Serialize(writer, save.Events, QuestionJson.Options);
        Write(writer, save.Payloads);
    });

    public static byte[] Line(RunPayload payload) => Framed(writer => Write(writer, [payload]));

    /// <summary>Reads what is whole. A line that is damaged with whole lines after it is no torn tail but a damaged file.</summary>
    public static JournalState Read(string path, ReadOnlyMemory<byte> bytes)
    {
        var state = new JournalState();
        int start = 0;
        while (start < bytes.Length)
        {
            int length = bytes.Span[start..].IndexOf((byte)'\n');
            if (length < 0 || !IsWhole(bytes.Span.Slice(start, length)))
            {
                return length < 0 || start + length + 1 >= bytes.Length
                    ? state
                    : throw new InvalidDataException($"{path} is damaged at byte {start}.");
            }

            using var line = JsonDocument.Parse(bytes.Slice(start + ChecksumLength + 1, length - ChecksumLength - 1));
            state.Apply(line.RootElement);
            start += length + 1;
            state.Length = start;
        }

        return state;
    }

    private static byte[] Framed(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = QuestionJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        byte[] line = new byte[ChecksumLength + 1 + buffer.WrittenCount + 1];
        Checksum(buffer.WrittenSpan, line);
        line[ChecksumLength] = (byte)' ';
        buffer.WrittenSpan.CopyTo(line.AsSpan(ChecksumLength + 1));
        line[^1] = (byte)'\n';
        return line;
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<RunPayload> payloads)
    {
        writer.WriteStartObject("payloads");
        foreach (var payload in payloads)
        {
            writer.WritePropertyName(payload.Name);
            writer.WriteRawValue(payload.Json, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        if (line.Length <= ChecksumLength + 1)
            return false;
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        Checksum(line[(ChecksumLength + 1)..], checksum);
        return line[..ChecksumLength].SequenceEqual(checksum);
    }

    private static void Checksum(ReadOnlySpan<byte> json, Span<byte> target)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash[..(ChecksumLength / 2)]), target);
    }
}

/// <summary>What a journal holds.</summary>
internal sealed class JournalState
{
    public long Version { get; private set; }

    public QuestionRun? Run { get; private set; }

    public List<RunEvent> Events { get; } = [];

    public Dictionary<string, byte[]> Payloads { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes that are whole; what follows is dropped by the next append.</summary>
    public long Length { get; set; }

    public string? ETag => Run is null ? null : Version.ToString(CultureInfo.InvariantCulture);

    public void Forget() => Run = null;

    public void Apply(JsonElement line)
    {
        if (line.TryGetProperty("run", out var run))
        {
            Version = line.GetProperty("v").GetInt64();
            Run = run.Deserialize<QuestionRun>(QuestionJson.Options);
            Events.AddRange(line.GetProperty("events").Deserialize<List<RunEvent>>(QuestionJson.Options) ?? []);
        }

        foreach (var payload in line.GetProperty("payloads").EnumerateObject())
            Payloads[payload.Name] = JsonSerializer.SerializeToUtf8Bytes(payload.Value, QuestionJson.Options);
    }

    public void Apply(long version, RunSave save)
    {
        Version = version;
        Run = save.Run;
        Events.AddRange(save.Events);
        foreach (var payload in save.Payloads)
            Payloads[payload.Name] = payload.Json;
    }
}
