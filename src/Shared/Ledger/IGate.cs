namespace Tally.Ledger;

/// <summary>Reads the rendered draft before a person does. Pure: no clock, no I/O.</summary>
public interface IGate
{
    GateVerdict Check(GateRequest request);
}
