using Knetc.Kernel.Peer;

// Stands in network namespaces, which it knows by the names that ip netns gives them or by their files, and answers each line of standard input,
// "ID COMMAND…", with one line, "ID ANSWER", as soon as it has the answer. It ends with its input.
//
//   serve PLACE NAME PORT…                                               ok
//   ask PLACE tcp|udp ADDRESS PORT COUNT MILLISECONDS [SOURCE[:PORT]]    an outcome for each connection, with ";" between them
//   ping PLACE ADDRESS MILLISECONDS                                      the status
//   unreachable PLACE IPv4|IPv6                                          how many such ICMP messages arrived there
//   run FILE                                                             the exit code of the shell script
Console.WriteLine("0 ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    if (words.Length > 1) _ = AnswerAsync(words);
}

static async Task AnswerAsync(string[] words)
{
    await Task.Yield(); // the next command need not wait
    string answer;
    try
    {
        answer = await Command.RunAsync(words[1..]);
    }
    catch (Exception problem)
    {
        answer = "failed " + problem.ToString().ReplaceLineEndings(" | ");
    }

    Console.WriteLine($"{words[0]} {answer}");
}
