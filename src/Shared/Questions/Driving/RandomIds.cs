using System.Security.Cryptography;

namespace Tally.Questions;

/// <summary>Ids that cannot be guessed.</summary>
internal sealed class RandomIds : IIdSource
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyz";

    public string Next(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Letters, 24)}";
}
