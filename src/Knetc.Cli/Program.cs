using Knetc.Cli;

return KnetcApplication.Run(args, new CliHost
{
    In = Console.OpenStandardInput(),
    Out = Console.Out,
    Error = Console.Error,
    WorkingDirectory = Environment.CurrentDirectory,
    IsTerminal = !Console.IsErrorRedirected,
    Reading = CollectionPause.Begin,
    Resting = CollectionPause.Renew,
});
