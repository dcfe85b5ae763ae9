using System.Text.Json;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Json;

/// <summary>Where in a JSON file its records are, found without keeping more of it than one token.</summary>
/// <param name="Kind">How they are written.</param>
/// <param name="Start">The first byte of what holds them.</param>
/// <param name="Length">How many bytes that has.</param>
internal sealed record JsonRoot(JsonRootKind Kind, long Start, long Length)
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>What beside the records stands in the file; null when nothing does.</summary>
    public Problem? LeftOut { get; private init; }

    /// <summary>One record after another from the file's beginning.</summary>
    public static JsonRoot Lines(SpooledBytes json) => new(JsonRootKind.Lines, 0, json.Length);

    /// <summary>
    /// An array; an object one of whose members is an array of objects, <c>{"data": […]}</c>; an object of objects by key,
    /// <c>{"2011": {…}}</c>; else one value after another. A problem when several members could be meant.
    /// </summary>
    public static (JsonRoot? Root, Problem? Problem) Find(SpooledBytes json, string? named)
    {
        var members = Members(json, out bool isArray, out bool several);
        var lines = Lines(json);
        if (isArray)
        {
            return (lines with { Kind = JsonRootKind.Array }, null);
        }

        if (several || members is null || members.Count == 0)
        {
            return (lines, null);
        }

        var lists = members.Where(member => named is null ? member.IsRecords : member.Name == named && member.Kind == JsonTokenType.StartArray).ToList();
        if (lists is [var only])
        {
            return (new JsonRoot(JsonRootKind.Array, only.Start, only.Length) { LeftOut = Besides(only.Name, members.Count - 1) }, null);
        }

        if (lists.Count > 1 || named is not null)
        {
            return (null, new Problem
            {
                Code = ProblemCodes.JsonMalformed,
                Message = named is null
                    ? "The file is an object with several lists of records; say in the sidecar which is meant (records)."
                    : "The sidecar names a list of records that the file does not have (records).",
            });
        }

        bool keyed = members.Any(member => member.Kind == JsonTokenType.StartObject)
            && members.TrueForAll(member => member.Kind is JsonTokenType.StartObject or JsonTokenType.String);
        return (keyed ? lines with { Kind = JsonRootKind.Keyed } : lines, null);
    }

    // The members of the first object; null when the text breaks off, which whoever reads the records will tell.
    private static List<Member>? Members(SpooledBytes json, out bool isArray, out bool several)
    {
        (isArray, several) = (false, false);
        using var stream = json.Open();
        var scan = new JsonScan(stream, FirstBuffer);
        var members = new List<Member>();
        Member? open = null;
        try
        {
            while (scan.Read(out var token))
            {
                if (token.Depth == 0)
                {
                    several = token.IsAnother;
                    isArray = token.Type == JsonTokenType.StartArray;
                    if (several || isArray)
                    {
                        return null;
                    }
                }
                else if (token.Depth == 1 && token.Type == JsonTokenType.PropertyName)
                {
                    open = new Member(token.Text!, JsonTokenType.None, 0, 0, false);
                }
                else if (token.Depth == 1 && token.Type is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    members[^1] = members[^1] with { Length = token.End - members[^1].Start };
                }
                else if (token.Depth == 1 && open is not null)
                {
                    members.Add(open with { Kind = token.Type, Start = token.Start, Length = token.End - token.Start });
                }
                else if (token.Depth == 2 && token.Type == JsonTokenType.StartObject && members[^1].Kind == JsonTokenType.StartArray)
                {
                    members[^1] = members[^1] with { IsRecords = true };
                }
            }
        }
        catch (JsonException)
        {
            // Text behind a whole object is the next record of a file of lines.
            several = scan.HasEndedOnce;
            return null;
        }

        return members;
    }

    private static Problem? Besides(string name, int others) => others == 0 ? null : new Problem
    {
        Code = ProblemCodes.JsonMembersLeftOut,
        Message = $"The records were taken from the list '{name}'; what stands beside it was left out.",
        Count = others,
    };

    private sealed record Member(string Name, JsonTokenType Kind, long Start, long Length, bool IsRecords);
}

/// <summary>How the records of a JSON file are written.</summary>
internal enum JsonRootKind
{
    /// <summary>Objects one after another.</summary>
    Lines,

    /// <summary>Objects in an array.</summary>
    Array,

    /// <summary>Objects as the members of an object, by key.</summary>
    Keyed,
}
