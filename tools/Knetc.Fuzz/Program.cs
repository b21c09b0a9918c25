using System.Text;
using Knetc.Fuzz;
using Knetc.Fuzz.Shapes;
using Knetc.Fuzz.Targets;
using SharpFuzz;

// knetc-fuzz TARGET            under afl-fuzz: one input after another
// knetc-fuzz TARGET FILE…      each file once; says what it breaks
// knetc-fuzz show FILE…        the manifests that the target "shape" makes of files
// knetc-fuzz dictionary        the words of manifests, for afl-fuzz
switch (args)
{
    case ["dictionary"]:
        foreach (string word in FuzzDictionary.Words) Console.WriteLine(FuzzDictionary.Quote(word));
        return 0;
    case ["show", .. var files]:
        foreach (string file in files) Console.WriteLine(new ShapeWriter(File.ReadAllBytes(file)).Write());
        return 0;
    case [var name, .. var files] when FuzzTargets.Find(name) is { } target:
        return FuzzThread.Run(() =>
        {
            if (files.Length > 0) return Replay(target, files);
            Fuzzer.OutOfProcess.Run(stream => Examine(target, stream));
            return 0;
        });
    default:
        Console.Error.WriteLine($"usage: knetc-fuzz {string.Join('|', FuzzTargets.All.Keys)} [FILE…] | show FILE… | dictionary");
        return 2;
}

static void Examine(FuzzTarget target, Stream stream)
{
    using var input = new MemoryStream();
    stream.CopyTo(input);
    if (target.Examine(input.ToArray()) is { } problem) throw new BrokenPromiseException(problem);
}

static int Replay(FuzzTarget target, string[] files)
{
    int broken = 0;
    foreach (string file in files)
    {
        if (target.Examine(File.ReadAllBytes(file)) is not { } problem) continue;
        broken++;
        Console.WriteLine(new StringBuilder(file).Append(": ").Append(problem));
    }

    Console.WriteLine($"{files.Length - broken} of {files.Length} inputs keep all promises");
    return broken == 0 ? 0 : 1;
}
