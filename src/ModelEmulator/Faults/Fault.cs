using System.Globalization;

namespace Tally.ModelEmulator.Faults;

/// <summary>A fault to commit on one request.</summary>
internal sealed record Fault(string Name, string? Value);

/// <summary>The faults of one request.</summary>
internal sealed class FaultSet(IReadOnlyList<Fault> faults)
{
    public static FaultSet None { get; } = new([]);

    public bool IsEmpty => faults.Count == 0;

    public IReadOnlyList<Fault> All => faults;

    public bool Has(string name) => faults.Any(fault => fault.Name == name);

    /// <summary>The fault's value as a number, <paramref name="otherwise"/> where it has none, null where the fault is not committed.</summary>
    public double? Number(string name, double otherwise)
    {
        foreach (Fault fault in faults)
        {
            if (fault.Name != name) continue;
            return double.TryParse(fault.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : otherwise;
        }

        return null;
    }
}
