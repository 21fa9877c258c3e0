// What pages do beyond being read; every page can be read without it.
"use strict";
