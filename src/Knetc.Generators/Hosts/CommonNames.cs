namespace Knetc.Generators.Hosts;

/// <summary>Names that are hosts elsewhere, so that they say nothing about the cluster.</summary>
internal static class CommonNames
{
    /// <summary>Single names that stand for this machine, for nothing, or for whatever the reader puts there.</summary>
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "localhost", "local", "localdomain", "ip6-localhost", "broadcasthost", "example", "test", "invalid", "internal", "host", "hostname", "server",
        "servername", "myserver", "yourserver", "myhost", "domain", "mydomain", "foo", "bar", "baz", "dummy", "fake", "mock", "none", "null", "unknown",
        "undefined", "unix", "pipe", "socket", "wsl", "schemas", "tempuri", "default", "www", "site", "mysite", "address", "url", "uri", "a", "b", "c", "x", "y",
    };

    /// <summary>Top-level domains that nobody calls a namespace after without knowing. Those of two letters are countries and need no list.</summary>
    private static readonly HashSet<string> OldDomains = new(StringComparer.OrdinalIgnoreCase) { "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "arpa" };

    /// <summary>Top-level domains that are words, so that namespaces are called so as well.</summary>
    private static readonly HashSet<string> NewDomains = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "pro", "dev", "app", "web", "cloud", "shop", "store", "online",
        "site", "tech", "digital", "systems", "network", "services", "solutions", "software", "computer", "codes", "tools", "support", "help", "build",
        "run", "live", "media", "news", "blog", "page", "wiki", "games", "game", "play", "video", "audio", "music", "photo", "photos", "pics", "space",
        "world", "zone", "group", "team", "work", "works", "jobs", "finance", "money", "bank", "credit", "cards", "pay", "market", "marketing", "markets",
        "trade", "trading", "auto", "cars", "travel", "tickets", "events", "email", "chat", "social", "community", "forum", "search", "data", "ai", "bot",
        "ads", "analytics", "security", "delivery", "express", "direct", "link", "click", "download", "host", "hosting", "domains", "prod", "academy",
        "school", "health", "care", "clinic", "doctor", "energy", "farm", "food", "kitchen", "pizza", "beer", "bar", "coffee", "catering", "company",
        "business", "enterprises", "partners", "ventures", "capital", "fund", "insurance", "legal", "law", "tax", "accountants", "engineering",
        "graphics", "design", "studio", "agency", "foundation", "city", "house", "land", "estate", "sale", "deals", "gift", "gifts", "box", "one", "top",
        "now", "new", "plus", "global", "local", "internal", "test", "example", "invalid", "localhost", "onion", "home", "corp", "lan", "xyz", "icu", "zip", "mov",
    };

    public static bool IsPlaceholder(string label) => Placeholders.Contains(label) || label.All(char.IsDigit);

    public static bool IsOldDomain(string label) => label.Length == 2 || OldDomains.Contains(label);

    public static bool IsNewDomain(string label) => NewDomains.Contains(label);
}
