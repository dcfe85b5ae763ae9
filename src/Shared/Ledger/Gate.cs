using Tally.Ledger.Fit;

namespace Tally.Ledger;

/// <summary>
/// Prints the references of a draft, reads the outcome as a person would, and passes it only when every figure comes
/// from the ledger and is what its sentence says it is. Pure and deterministic.
/// </summary>
public sealed class Gate : IGate
{
    public GateVerdict Check(GateRequest request) =>
        JsonDraft.TryRead(request.Draft) is { } json
            ? json.Check(request)
            : new GateRun(request).Check(request.Draft);
}
