using System.Text.Json;

namespace Tally.ModelEmulator.Items;

/// <summary>An item as the service keeps it: its JSON as it goes over the wire, and what the analyst sees of it.</summary>
internal sealed record Item(string Id, string Type, byte[] Json, AnalystItem? Seen)
{
    public void Write(Utf8JsonWriter json) => json.WriteRawValue(Json, skipInputValidation: true);
}
