namespace Tally.ModelEmulator;

/// <summary>How an emulator behaves.</summary>
public sealed record EmulatorOptions
{
    /// <summary>What answers in a model's place.</summary>
    public required IAnalyst Analyst { get; init; }

    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The models (deployments) it knows; the first is the one it is for.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["tally-analyst"];

    /// <summary>Accept parameters that are not part of what is supported, instead of refusing them by name.</summary>
    public bool Loose { get; init; }

    /// <summary>Makes ids repeatable. Leave it out where ids outlive the process: a second one would hand out the same ids.</summary>
    public int? Seed { get; init; }

    /// <summary>How long a run takes.</summary>
    public TimeSpan RunTime { get; init; }

    /// <summary>How rich an endpoint to play.</summary>
    public EmulatedEndpoint Endpoint { get; init; }

    /// <summary>The only key accepted; null accepts any, and none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Faults to commit, each <c>name[=value][:when]</c>; see the README for the list.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>A folder for <c>emulator-log.jsonl</c>: a line for each response created and each that ended.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Told of what goes wrong inside; clients only see that the service failed.</summary>
    public Action<Exception>? Trouble { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>The kinds of endpoint found in the wild, richest first.</summary>
public enum EmulatedEndpoint
{
    /// <summary>Everything that is supported.</summary>
    Full,

    /// <summary>404 to conversations, as a plain Azure resource.</summary>
    NoConversations,

    /// <summary>Refuses <c>previous_response_id</c> too, as under zero data retention.</summary>
    NoPreviousResponse,

    /// <summary>Stores nothing and has no background mode, as a local model server.</summary>
    Stateless,
}
