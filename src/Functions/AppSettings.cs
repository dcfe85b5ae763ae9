using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tally.Csv;
using Tally.Functions.SelfTests;
using Tally.Functions.Storage;
using Tally.Http;
using Tally.Refresh;
using Tally.Telemetry;

namespace Tally.Functions;

/// <summary>Settings that no room of its own validates; what is wrong with them stops the app as it starts, all of it in one message.</summary>
internal static class AppSettings
{
    private static readonly string[] Schedules = ["RefreshSchedule", "PurgeSchedule"];

    public static IServiceCollection AddAppSettings(this IServiceCollection services, Func<string, string?> setting)
    {
        // Said with the storage's own problems: one options type, one exception, every violation.
        services.AddSingleton<IValidateOptions<DataStorageOptions>>(new Check(setting));
        return services;
    }

    private static IEnumerable<string> Problems(Func<string, string?> setting)
    {
        foreach (string name in Schedules)
        {
            // Where the timer is switched off, or the host has no such setting, the host itself says so.
            if (setting(name) is { Length: > 0 } schedule && !RefreshSchedule.IsValid(schedule))
                yield return $"{name} must be an NCRONTAB expression, such as \"{RefreshSchedule.Ticks}\".";
        }

        foreach (string problem in SignInOptions.Problems(setting).Concat(ModelPrice.Problems(setting)).Concat(SelfTestSwitch.Problems(setting)).Concat(ReaderLimit.Problems(setting)))
            yield return problem;
    }

    private sealed class Check(Func<string, string?> setting) : IValidateOptions<DataStorageOptions>
    {
        public ValidateOptionsResult Validate(string? name, DataStorageOptions options)
        {
            var problems = Problems(setting).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
