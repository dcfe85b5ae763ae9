namespace Tally.Model;

/// <summary>How much state the endpoint keeps, richest first.</summary>
public enum ModelLevel
{
    Conversation,
    PreviousResponse,

    /// <summary>The whole history in every request, stored and run in the background.</summary>
    StoredHistory,

    /// <summary>The whole history in every request, nothing stored, answered synchronously.</summary>
    Stateless,
}

/// <summary>What was found by probing or forced by a setting.</summary>
public sealed record ModelCapabilities(ModelLevel Level);
