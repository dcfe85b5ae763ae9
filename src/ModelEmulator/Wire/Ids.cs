namespace Tally.ModelEmulator.Wire;

/// <summary>Ids that look like the service's; the same seed gives the same ids in the same order.</summary>
internal sealed class Ids(int? seed)
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly Random _random = seed is { } value ? new Random(value) : new Random();
    private readonly Lock _lock = new();

    public string Next(string prefix, int length = 48) => string.Create(prefix.Length + length, prefix, (span, start) =>
    {
        start.CopyTo(span);
        lock (_lock) _random.GetItems(Alphabet, span[start.Length..]);
    });
}
