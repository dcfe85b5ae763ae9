using System.CommandLine;
using Tally.Csv;
using Tally.Local.Hosting;

namespace Tally.Local.Commands;

/// <summary>The limits of what is read, as options: <c>--max-rows</c> and the like. What is not given is as the settings say.</summary>
internal sealed class LimitOptions
{
    private readonly IReadOnlyList<(ReaderLimit Limit, Option<long?> Option)> _options = [.. ReaderLimit.All.Select(limit => (limit, Create(limit)))];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in _options)
        {
            command.Options.Add(option);
        }
    }

    public ReaderOptions Of(ParseResult parsed) => _options.Aggregate(
        LimitSettings.Read(), (options, entry) => parsed.GetValue(entry.Option) is { } most ? entry.Limit.With(options, most) : options);

    private static Option<long?> Create(ReaderLimit limit)
    {
        string usual = limit.Of(new ReaderOptions()).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var option = new Option<long?>(limit.Option) { Description = $"{limit.Description} [default: {usual}] ({limit.Setting})", HelpName = "N" };
        option.Within(1, limit.Most, $"{limit.Option} {limit.Wanted}");
        return option;
    }
}
