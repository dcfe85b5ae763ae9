namespace Tally.ModelEmulator.Faults;

/// <summary>Which faults are committed on which request: the emulator's own rules, and what the request asks for in its header.</summary>
internal sealed class FaultPlan
{
    public const string Header = "x-tally-fault";

    private readonly Random _random;
    private FaultRule[] _rules;

    public FaultPlan(IReadOnlyList<string> rules, int? seed)
    {
        _rules = [.. rules.Select(FaultRule.Parse)];
        _random = seed is { } value ? new Random(value) : new Random();
    }

    public void Set(IReadOnlyList<string> rules) => _rules = [.. rules.Select(FaultRule.Parse)];

    /// <exception cref="FormatException">The header names no fault.</exception>
    public FaultSet For(HttpContext http)
    {
        string header = http.Request.Headers[Header].ToString();
        FaultRule[] rules = _rules;
        if (rules.Length == 0 && header.Length == 0) return FaultSet.None;
        List<Fault> faults = [.. rules.Where(rule => rule.Hits(http, _random)).Select(rule => rule.Fault)];
        if (header.Length > 0) faults.AddRange(header.Split(',').Select(text => FaultRule.Parse(text).Fault));
        return new FaultSet(faults);
    }
}
