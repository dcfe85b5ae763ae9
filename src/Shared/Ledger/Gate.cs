using Tally.Ledger.Fit;

namespace Tally.Ledger;

/// <summary>
/// Prints the references of a draft, reads the outcome as a person would, and passes it only when every figure comes
/// from the ledger and is what its sentence says it is. Pure and deterministic.
/// </summary>
public sealed class Gate : IGate
{
    private readonly Vocabularies _vocabularies;

    public Gate()
        : this(new Vocabularies())
    {
    }

    internal Gate(Vocabularies vocabularies) => _vocabularies = vocabularies;

    public GateVerdict Check(GateRequest request)
    {
        var words = _vocabularies.Of(request.Profiles);
        return JsonDraft.TryRead(request.Draft) is { } json
            ? json.Check(request, words)
            : new GateRun(request, words).Check(request.Draft);
    }
}
