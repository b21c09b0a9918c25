using Knetc.Cli;

CollectionPause.Begin();
return KnetcApplication.Run(args, new CliHost
{
    In = Console.OpenStandardInput(),
    Out = Console.Out,
    Error = Console.Error,
    WorkingDirectory = Environment.CurrentDirectory,
    IsTerminal = !Console.IsErrorRedirected,
    Resting = CollectionPause.Renew,
});
