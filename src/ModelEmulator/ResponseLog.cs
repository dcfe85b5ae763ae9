using System.Globalization;
using System.Text.Json;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator;

/// <summary>A line of JSON for each response created and each that ended, so that duplicates can be counted afterwards.</summary>
internal sealed class ResponseLog(string? folder) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream? _file = Open(folder);

    public void Created(StoredResponse response) => Append(response, "created", response.CreatedAt);

    public void Ended(StoredResponse response, DateTimeOffset at) => Append(response, response.State.Status, at);

    public void Dispose() => _file?.Dispose();

    private static FileStream? Open(string? folder) =>
        folder is null
            ? null
            : new FileStream(
                Path.Combine(Directory.CreateDirectory(folder).FullName, "emulator-log.jsonl"),
                FileMode.Append, FileAccess.Write, FileShare.ReadWrite);

    private void Append(StoredResponse response, string what, DateTimeOffset at)
    {
        if (_file is null) return;
        byte[] line = ItemWriter.Render(json =>
        {
            json.WriteString("event", what);
            json.WriteString("id", response.Id);
            json.WriteString("at", at.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("conversation", response.Conversation?.Id);
            json.WriteString("previous_response_id", response.Request.PreviousResponseId);
            json.WriteMember("metadata", response.Request.Body.Member("metadata"));
        });
        lock (_lock)
        {
            _file.Write([.. line, (byte)'\n']);
            _file.Flush();
        }
    }
}
