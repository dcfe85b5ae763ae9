namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>
/// An analyst that lies in one named way, as models have been seen to: it plans honestly, then its calls or its words are bent.
/// Where a lie does not apply (no year to shift, no figure to change) what was said stands.
/// </summary>
public sealed class MisbehavingAnalyst(IAnalyst honest, string misbehaviour) : IAnalyst
{
    private readonly Misbehaviour _lie = Lies.TryGetValue(misbehaviour, out Misbehaviour? lie)
        ? lie
        : throw new ArgumentException($"'{misbehaviour}' is not a known misbehaviour.", nameof(misbehaviour));

    /// <summary>Every misbehaviour and what it does.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Lies.ToDictionary(pair => pair.Key, pair => pair.Value.Summary);

    private static IReadOnlyDictionary<string, Misbehaviour> Lies => MisbehaviourCatalogue.All;

    public AnalystOutput Respond(AnalystInput input)
    {
        SeenData seen = SeenData.Read(input);
        return honest.Respond(input) switch
        {
            AnalystOutput.Calls calls => new AnalystOutput.Calls([.. calls.Items.Select(call => _lie.Bend(call, seen))]),
            AnalystOutput.Says says => new AnalystOutput.Says(_lie.Bend(says.Text, seen)),
            var other => other,
        };
    }
}
