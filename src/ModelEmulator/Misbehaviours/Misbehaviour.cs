using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>One way to lie.</summary>
internal abstract record Misbehaviour(string Summary)
{
    public virtual AnalystCall Bend(AnalystCall call, SeenData seen) => call;

    public virtual string Bend(string text, SeenData seen) => text;

    /// <summary>Bends the SQL of queries.</summary>
    public sealed record InQuery(string Summary, Func<string, SeenData, string> Lie) : Misbehaviour(Summary)
    {
        public override AnalystCall Bend(AnalystCall call, SeenData seen) => With(call, "query", "sql", sql => Lie(sql, seen));
    }

    /// <summary>Bends the words of an answer.</summary>
    public sealed record InText(string Summary, Func<string, SeenData, string> Lie) : Misbehaviour(Summary)
    {
        public override string Bend(string text, SeenData seen) => Lie(text, seen);
    }

    /// <summary>Bends one argument of a call.</summary>
    public sealed record InArgument(string Summary, string Tool, string Argument, Func<string, SeenData, string> Lie) : Misbehaviour(Summary)
    {
        public override AnalystCall Bend(AnalystCall call, SeenData seen) => With(call, Tool, Argument, value => Lie(value, seen));
    }

    private static AnalystCall With(AnalystCall call, string tool, string argument, Func<string, string> lie)
    {
        if (call.Name != tool || call.Arguments[argument] is not JsonValue value || !value.TryGetValue(out string? text)) return call;
        JsonObject arguments = (JsonObject)call.Arguments.DeepClone();
        arguments[argument] = lie(text);
        return call with { Arguments = arguments };
    }
}
