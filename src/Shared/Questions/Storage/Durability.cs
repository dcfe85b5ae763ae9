namespace Tally.Questions;

/// <summary>What a save that matters survives.</summary>
public enum Durability
{
    /// <summary>A power cut: accepted questions, recorded response ids and answers are flushed to the disk. The default.</summary>
    PowerCut,

    /// <summary>The process being killed: bytes are handed to the operating system and not waited for.</summary>
    ProcessKill,
}
