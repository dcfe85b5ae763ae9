using Microsoft.Extensions.DependencyInjection;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Model;
using Tally.Queries;
using Tally.Questions;
using Tally.Tools;

namespace Tally;

/// <summary>Registers the product for one process: everything a C# program needs to ingest, to query and to run assistants.</summary>
public static class TallyServices
{
    /// <summary>Over a home folder, which one process at a time may hold. The host adds logging, and a model if it asks one.</summary>
    public static IServiceCollection AddTally(this IServiceCollection services, string home)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddDatasets(home);
        services.AddIngest();
        services.AddQueries();
        services.AddLedger();
        services.AddTools();
        services.AddSingleton(new InstructionLibrary(Path.Combine(home, "instructions")));
        services.AddAssistants();
        services.AddQuestions();
        services.AddLocalQuestions(home);
        return services;
    }

    /// <summary>Over a home folder and a model service.</summary>
    public static IServiceCollection AddTally(this IServiceCollection services, string home, ModelOptions model) => services
        .AddTally(home)
        .AddSingleton(ModelServices.Create(model, TimeProvider.System))
        .AddSingleton(ModelServices.CreateFiles(model, TimeProvider.System));
}
