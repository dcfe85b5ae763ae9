using Tally.Bench.Runs;

var options = Arguments.Parse(args.Skip(1));
return args.FirstOrDefault() switch
{
    "load" => await Load.RunAsync(options),
    "kill" => await Kill.RunAsync(options),
    "faults" => await Faults.RunAsync(options),
    "worker" => await Worker.RunAsync(options),
    "emulator" => await Emulator.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run -c Release --project bench/Runs -- COMMAND [--questions N] [--seed N] [--run-time MS] [--at-once N] [--endpoint E] [--data PATH]
          load    asks N questions, --at-once in flight, of an emulator in another process that takes --run-time a run
          kill    asks N questions of a process that is killed (SIGKILL) at random points and restarted until it is done
          faults  every fault of the emulator at every level, N questions each: a table of outcomes
        E is Full, NoConversations, NoPreviousResponse or Stateless.
        """);
    return 2;
}
