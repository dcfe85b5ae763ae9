using System.Globalization;

namespace Tally.ModelEmulator.Faults;

/// <summary>A fault and when it is committed: <c>name[=value][@scope][:when]</c>.</summary>
/// <remarks>
/// Scopes: <c>runs</c> (POST /responses), <c>polls</c> (GET /responses/ID), <c>conversations</c>. When: <c>20%</c> of requests, the
/// first <c>2x</c>, or <c>every3</c>; always where it is left out.
/// </remarks>
internal sealed class FaultRule
{
    private readonly string? _scope;
    private readonly double _share = 1;
    private readonly int _first = int.MaxValue;
    private readonly int _every = 1;
    private int _matched;

    private FaultRule(string name, string? value, string? scope, string? when)
    {
        Fault = new Fault(name, value);
        _scope = scope;
        if (when is null) return;
        if (when.EndsWith('%')) _share = double.Parse(when[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) / 100;
        else if (when.EndsWith('x')) _first = int.Parse(when[..^1], NumberStyles.None, CultureInfo.InvariantCulture);
        else if (when.StartsWith("every", StringComparison.Ordinal)) _every = Math.Max(1, int.Parse(when[5..], NumberStyles.None, CultureInfo.InvariantCulture));
        else throw new FormatException($"'{when}' is not a time to commit a fault: 20%, 2x or every3.");
    }

    public Fault Fault { get; }

    /// <exception cref="FormatException">The text is not a fault.</exception>
    public static FaultRule Parse(string text)
    {
        (string rest, string? when) = Cut(text.Trim(), ':');
        (rest, string? scope) = Cut(rest, '@');
        (string name, string? value) = Cut(rest, '=');
        if (!FaultCatalogue.IsKnown(name)) throw new FormatException($"'{name}' is not a fault the emulator knows.");
        if (scope is not (null or "runs" or "polls" or "conversations")) throw new FormatException($"'{scope}' is not a scope: runs, polls or conversations.");
        return new FaultRule(name, value, scope, when);
    }

    /// <summary>Counts the request and says whether the fault is committed on it.</summary>
    public bool Hits(HttpContext http, Random random)
    {
        if (!InScope(http.Request)) return false;
        lock (random)
        {
            int count = ++_matched;
            return count <= _first && count % _every == 0 && (_share >= 1 || random.NextDouble() < _share);
        }
    }

    private bool InScope(HttpRequest request)
    {
        string path = request.Path.Value ?? "";
        return _scope switch
        {
            "runs" => request.Method == "POST" && path.EndsWith("/responses", StringComparison.Ordinal),
            "polls" => request.Method == "GET" && path.Contains("/responses/", StringComparison.Ordinal),
            "conversations" => path.Contains("/conversations", StringComparison.Ordinal),
            _ => true,
        };
    }

    private static (string Head, string? Tail) Cut(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
}
