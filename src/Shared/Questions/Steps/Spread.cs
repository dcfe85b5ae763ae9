namespace Tally.Questions;

/// <summary>A number between 0 and 1 that differs from question to question and from try to try, and never by chance.</summary>
internal static class Spread
{
    public static double Of(string id, int number)
    {
        uint hash = 2166136261;
        foreach (char letter in id)
            hash = (hash ^ letter) * 16777619;
        hash = (hash ^ (uint)number) * 16777619;
        hash ^= hash >> 15;
        hash *= 2246822519;
        hash ^= hash >> 13;
        return hash / (double)uint.MaxValue;
    }
}
