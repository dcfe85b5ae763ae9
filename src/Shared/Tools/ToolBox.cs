using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tally.Tools.Functions;

namespace Tally.Tools;

/// <summary>
/// The tools by name. Whatever goes wrong in a call is an output the model can act on: an unknown name, arguments that are
/// not what the schema says, a failure, a call that takes too long. Only cancellation by the caller throws.
/// </summary>
public sealed class ToolBox : IDisposable
{
    private readonly Dictionary<string, ITool> _tools;
    private readonly FunctionTools? _functions;
    private readonly ToolLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ILogger<ToolBox> _log;
    private readonly SemaphoreSlim _places;

    public ToolBox(IEnumerable<ITool> tools, ToolLimits limits, TimeProvider clock, ILogger<ToolBox> log, FunctionTools? functions = null)
    {
        _functions = functions;
        _tools = tools.ToDictionary(tool => tool.Definition.Name, StringComparer.Ordinal);
        _limits = limits;
        _clock = clock;
        _log = log;
        _places = new SemaphoreSlim(limits.AtOnce);
        Definitions = [.. _tools.Values.Select(tool => tool.Definition)];
    }

    /// <summary>Every tool there is, in the order of registration.</summary>
    public IReadOnlyList<ToolDefinition> Definitions { get; }

    /// <summary>Those of the names that exist, in the order of registration, then the declared functions.</summary>
    public IReadOnlyList<ToolDefinition> Named(ToolSet set) =>
    [
        .. set.Names is null ? Definitions : Definitions.Where(definition => set.Names.Contains(definition.Name)),
        .. set.Functions.Select(function => new ToolDefinition(function.Name, function.Description, function.Parameters)),
    ];

    /// <summary>What a call of this name adds to the ledger, so that an id can be set aside for it.</summary>
    public ToolMakes MakesOf(string name, ToolSet set) => Find(name, set)?.Makes ?? ToolMakes.Nothing;

    /// <param name="call">As the model wrote it.</param>
    /// <param name="allowed">What the assistant may call.</param>
    public async Task<ToolOutput> CallAsync(
        RawCall call, ToolSet allowed, ToolContext context, CancellationToken cancellationToken)
    {
        if (Find(call.Name, allowed) is not { } tool)
            return ToolErrors.UnknownTool(call.Name, Named(allowed).Select(definition => definition.Name));
        if (Parse(call, _limits.ArgumentCharacters, out var arguments) is { } problem)
            return ToolErrors.BadArguments(problem);

        await _places.WaitAsync(cancellationToken);
        using var timeout = new CancellationTokenSource(_limits.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await Task.Run(() => tool.CallAsync(new ToolCall(call.CallId, call.Name, arguments), context, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ToolErrors.TimedOut(call.Name, _limits.Timeout);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.ToolFailed(_log, call.Name, call.CallId, failure);
            return ToolErrors.Failed(call.Name, call.CallId);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private ITool? Find(string name, ToolSet set)
    {
        if (_functions is not null && set.Functions.FirstOrDefault(function => function.Name == name) is { } declared)
            return _functions.Of(declared);
        return set.Names is null || set.Names.Contains(name) ? _tools.GetValueOrDefault(name) : null;
    }

    private static string? Parse(RawCall call, int limit, out JsonElement arguments)
    {
        arguments = default;
        if (call.Arguments.Length > limit)
            return $"The arguments of {call.Name} are longer than {limit} characters.";
        try
        {
            using var document = JsonDocument.Parse(call.Arguments.Length == 0 ? "{}" : call.Arguments);
            arguments = document.RootElement.Clone();
            return arguments.ValueKind == JsonValueKind.Object ? null : $"The arguments of {call.Name} must be one JSON object.";
        }
        catch (JsonException)
        {
            return $"The arguments of {call.Name} are not valid JSON. Write one JSON object with its properties.";
        }
    }
}

/// <summary>A call as the model made it; the arguments are text that should be a JSON object and may not be.</summary>
public sealed record RawCall(string CallId, string Name, string Arguments);
