namespace Tally.ModelEmulator.Wire;

/// <summary>What the service says when something is gone.</summary>
internal static class Deleted
{
    public static ApiReply Reply(string id, string type) => ApiReply.Object(json =>
    {
        json.WriteString("id", id);
        json.WriteString("object", type);
        json.WriteBoolean("deleted", true);
    });
}
