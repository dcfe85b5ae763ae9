using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tally.Assistants;
using Tally.Csv;
using Tally.Datasets;
using Tally.Functions.Http;
using Tally.Functions.Ingest;
using Tally.Functions.Questions;
using Tally.Functions.SelfTests;
using Tally.Functions.Storage;
using Tally.Http;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Queries;
using Tally.Questions;
using Tally.Refresh;
using Tally.Telemetry;
using Tally.Tools;
using Tally.Upkeep;

namespace Tally.Functions;

/// <summary>The Functions app: what the triggers need, over Azure's storage.</summary>
internal static class Program
{
    public static void Main(string[] args) => Build(args).Run();

    internal static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        Func<string, string?> setting = name => builder.Configuration[name];
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddAzureStorage(builder.Configuration)
            .AddDatasetLibrary()
            .AddSingleton(ReaderLimit.Read(setting))
            .AddIngest()
            .AddSingleton<Incoming>()
            .AddSingleton<DroppedFile>()
            .AddSingleton<IDropPoint, IncomingDropPoint>()
            .AddSingleton(new SourceSettings(setting))
            .AddUpkeep()
            .AddQueries()
            .AddConfiguredModel(builder.Configuration)
            .AddTools()
            .AddLedger()
            .AddAssistants()
            .AddSingleton(ModelPrice.Read(setting))
            .AddQuestions()
            .AddSingleton<Stretch>()
            .AddDurableSelfTests(SelfTestSwitch.Read(setting))
            .AddHttpApi(SignInOptions.Read(setting))
            .AddSingleton<Api>()
            .AddAppSettings(setting)
            .AddTelemetry(setting);
        return builder.Build();
    }
}
